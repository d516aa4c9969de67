"""Reports on a few events, to be compared: told again, updated, corrected, and others like them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from corpus.article import Article
from corpus.chunking import chunk_article
from retrieval.analysis import DutchAnalyzer
from retrieval.sequel.events import EventJudge
from retrieval.sequel.finding import SequelFinder
from retrieval.types import Answer, Citation, Excluded, RankedPassage
from tests.bot.builders import HOLDINGS
from tests.builders import make_reading
from tests.retrieval.in_memory import index_passages, read_articles

REPORTS: Mapping[str, str] = MappingProxyType(
    {
        # A fire, its toll two days later, an undated word on it, and a fire elsewhere.
        "fire.txt": " date 2023-03-01 Bij een brand in de kaasfabriek van Oosterwade zijn dinsdag "
        "twaalf mensen gewond geraakt. De brandweer bluste tot diep in de nacht.",
        "fire-toll.txt": " date 2023-03-03 Het aantal gewonden door de brand in de kaasfabriek van "
        "Oosterwade is opgelopen tot veertien. Twee werknemers meldden zich later.",
        "fire-undated.txt": "Bij de brand in de kaasfabriek van Oosterwade zijn elf mensen gewond "
        "geraakt. De kaas was nog te redden.",
        "fire-elsewhere.txt": " date 2023-03-04 Bij een brand in de bakkerij van Lagekerke zijn "
        "zes mensen gewond geraakt. De brandweer bluste tot het ochtend werd.",
        # A day that moved.
        "bridge.txt": " date 2023-05-02 De nieuwe fietsbrug over de Waluwe gaat op 3 juni open "
        "voor verkeer. Wethouder Aafke Roorda knipt het lint door.",
        "bridge-moved.txt": " date 2023-05-20 De nieuwe fietsbrug over de Waluwe gaat pas op 17 "
        "juni open voor verkeer. De leuning is nog niet geverfd.",
        # A decision that turned, and one that was taken back.
        "library.txt": " date 2023-02-02 De bibliotheek van Havermond sluit in juli haar deuren, "
        "zei wethouder Tolsma. De boeken gaan naar de hoofdvestiging.",
        "library-stays.txt": " date 2023-02-25 De bibliotheek van Havermond blijft toch open, zei "
        "wethouder Tolsma na een petitie van lezers. De boeken blijven staan.",
        "permit.txt": " date 2023-02-02 De gemeente Sluiskerke geeft een vergunning voor het "
        "windpark op de Zeedijk. De molens worden 120 meter hoog.",
        "permit-gone.txt": " date 2023-03-25 De gemeente Sluiskerke heeft de vergunning voor het "
        "windpark op de Zeedijk ingetrokken. Omwonenden hadden geklaagd.",
        # The same number, rounded; and the same feast a year later.
        "feast.txt": " date 2023-06-01 Op het korenfestival van Oosterwade kwamen ruim 1.200 "
        "bezoekers af, meldt de organisatie. Het regende de hele dag.",
        "feast-counted.txt": " date 2023-06-03 Het korenfestival van Oosterwade telde 1.214 "
        "bezoekers, blijkt uit de kassa van de organisatie. Volgend jaar komt er een tent.",
        "feast-next.txt": " date 2024-06-02 Op het korenfestival van Oosterwade kwamen 3.900 "
        "bezoekers af, meldt de organisatie. De zon scheen de hele dag.",
        # An article and its correction in the same paper, with another paper's report between.
        "harvest.md": '---\ntitle: "Rogge-oogst valt tegen"\ndate: "2022-09-10"\n'
        'source: "De Kustkrant"\n---\n'
        "De oogst van rogge bij Oosterwade levert dit jaar 420 ton rogge op. "
        "Molenaar Hilde Brakel noemt dat mager. De silo is half leeg.",
        "harvest-other.md": '---\ntitle: "Magere oogst van rogge"\ndate: "2022-09-11"\n'
        'source: "Waluwebode"\n---\n'
        "De oogst van rogge bij Oosterwade levert dit jaar weinig op, zegt Hilde Brakel. "
        "De bakker rekent op duurder brood.",
        "harvest-right.md": '---\ntitle: "Rechtzetting: de rogge-oogst"\ndate: "2022-09-14"\n'
        'source: "De Kustkrant"\n---\n'
        "In het artikel over de oogst van rogge bij Oosterwade (10 september) stond een fout. "
        "Wij schreven dat de oogst 420 ton rogge opleverde. Dat klopt niet. "
        "Het juiste cijfer is 240 ton. Molenaar Hilde Brakel is niettemin tevreden.",
        # The same in English.
        "mill.txt": " date 2023-03-01 The flood at the Oosterwade mill injured twelve people on "
        "Tuesday. Firefighters worked through the night.",
        "mill-later.txt": " date 2023-03-03 The flood at the Oosterwade mill injured fourteen "
        "people, the mayor said. The mill stays closed.",
    }
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Hold the reports as articles, and a judge over an index of them."""

    articles: Mapping[str, Article]
    judge: EventJudge

    def cite(self, name: str, quote: str = "", *, number: int = 1) -> Citation:
        """Return a citation of a report, of its first sentence unless told otherwise."""
        article = self.articles[name]
        first = article.sentences[0]
        quote = quote or article.text[first.start : first.end]
        start = article.text.index(quote)
        end = start + len(quote)
        return Citation(number, article, start, end, quote, f"{name}:0-3", 0.9)

    def passage(self, name: str) -> RankedPassage:
        """Return the first passage of a report as it may have been found."""
        article = self.articles[name]
        return RankedPassage(article, 0, min(3, len(article.sentences) - 1), 1, 0.5)

    def follow(self, question: str, cited: Sequence[Citation], *found: str) -> Answer:
        """Return the answer of these citations with what the reports found besides add to it."""
        answer = Answer(make_reading(question), tuple(cited), Excluded(), HOLDINGS)
        return SequelFinder(self.judge).complete(answer, [self.passage(each) for each in found])


def open_desk(folder: Path) -> Desk:
    """Read the reports and index them, in a folder of their own."""
    articles = read_articles(folder / "articles", REPORTS)
    analyzer = DutchAnalyzer()
    passages = [passage for article in articles for passage in chunk_article(article)]
    stems, _ = index_passages(folder / "lexical", passages, analyzer)
    return Desk({each.id: each for each in articles}, EventJudge(analyzer, stems))
