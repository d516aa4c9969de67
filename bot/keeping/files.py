"""What the files are called that the bot keeps in a data folder, and the parts of a backup."""

LEDGER_FILE = "ledger.sqlite"
KEY_FILE = "ledger.key"
DATA_FOLDER = "data"
CORPUS_FOLDER = "corpus"
