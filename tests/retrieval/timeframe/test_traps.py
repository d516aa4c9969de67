from datetime import date

import pytest

from retrieval.timeframe import read_timeframe

WEDNESDAY = date(2023, 5, 17)

NAMES_AND_WORDS = [
    "Wie is Maart?",
    "Wie is Jan?",
    "May I ask who leads the army?",
    "Who may have fired the missile?",
    "What might happen, and how may this affect Europe?",
    "How may I find the article?",
    "Wat zei Theresa May over het akkoord?",
    "What did Theresa May say about the deal?",
    "What happened after May resigned?",
    "Wie stemde er voor May?",
    "Wie is Mei Ling?",
    "Wat vindt Mei Ling van de afspraken?",
    "What is the opinion of May?",
    "Wat is de mening van Maart?",
    "Wie werkt er voor Jan?",
    "Who led the march to the capital?",
    "Why did they march on the capital?",
    "What did this march on the capital achieve?",
    "Who spoke to this august assembly?",
    "Who was received in august company?",
    "Was keizer Augustus een vriend van hem?",
    "Wat gebeurde er in Mar-a-Lago?",
    "Wat staat er in het mei-akkoord?",
    "Was dat een 1-aprilgrap?",
    "What did Russia Today report?",
    "Wat schreef USA Today over de gesprekken?",
    "Hoe werkt dat vandaag de dag?",
    "Who reacted to the fall of the city?",
    "What happened in the fall of Kherson?",
    "Who planned the spring offensive?",
    "What would a nuclear winter mean?",
    "Wat is een nucleaire winter?",
    "Hoe komt het land de winter door?",
    "Wat was de Arabische Lente?",
    "Wat gebeurde er tijdens de Winterspelen?",
    "Who decides, and what decisions were taken?",
    "Wat is er tot nu toe bekend?",
    "What is known now?",
    "Wat is het heden en verleden van het land?",
]
NUMBERS = [
    "Wat doet het 12de directoraat?",
    "What does the 12th directorate do?",
    "Wie leverde 27 tanks?",
    "Hoeveel van de 2000 soldaten keerden terug?",
    "Wie stuurde 2000 soldaten?",
    "Waren het er 2000?",
    "Wie protesteert er in 2000 steden?",
    "Wie bewaakt de grens met 2014 soldaten?",
    "Wat gebeurde er met ruim 2000?",
    "Waren er genoeg bussen voor 2000 soldaten?",
    "Waren het er tussen 2000 en 3000?",
    "Waren het 2000 tot 3000 mensen?",
    "In hoeveel van de 1998 kernkoppen zit plutonium?",
    "Hoe snel vliegt een F-16?",
    "Wat kan een T-2000?",
    "Is de centrale 24/7 bewaakt?",
    "Wat veranderde er na 9/11?",
    "Wat staat er in resolutie 2231?",
    "Wat staat er in resolutie 2022?",
    "What does resolution 2022 say?",
    "Wat zegt artikel 5?",
    "Wat zegt artikel 2014?",
    "Wie belt 020-2022 voor hulp?",
    "Wie nam op toen men 06-12345678 belde?",
    "Wie belt +31 6 12 34 56 78?",
    "Kostte het 2022 euro?",
    "Kostte het € 2022?",
    "Steeg het met 2022%?",
    "Wat gebeurde er om 20:22?",
    "Wat staat er op 10.11.12.13?",
    "Was de uitslag 5-11?",
    "Wat kan versie 3.11.7?",
    "Wat gebeurde er op 31 februari 2023?",
    "Wat gebeurde er op 29 februari 2023?",
    "Wat stond er in 2022-13?",
    "Hoeveel van de 1.999 doden waren burger?",
    "Hoeveel mensen woonden er in 2000 huizen?",
]
EVENTS = [
    "Wat gebeurde er na de oorlog?",
    "Wie wint er voor de verkiezingen?",
    "What has changed since the invasion?",
    "Hoe was het in de jaren ’60?",
    "Hoe was het in de jaren 90?",
    "Hoe was het in de jaren negentig?",
    "Hoe was het begin jaren '90?",
    "What were the sixties like?",
    "What were the 1990s like?",
    "Wat zei Truman in 1950?",
    "In 1950 zei Truman dat hij het wapen zou inzetten; waar?",
    "Wat gebeurde er in 1986?",
    "Wat gebeurde er in 1987 in Washington?",
    "Wat gebeurde er in mei 1940?",
    "Wat gebeurde er op 6 augustus 1945?",
    "Wat gebeurde er tussen 1939 en 1945?",
    "Wat veranderde er sinds 1945?",
    "Wie vocht er in '14-'18?",
    "Wie protesteerde er in mei '68?",
    "Wat gebeurde er in ’45?",
    "Wat gebeurde er veertig jaar geleden?",
    "Wat gebeurde er vorige eeuw?",
    "Wat deed men in de eerste week van de oorlog?",
    "What happened in the last week of the siege?",
    "Wat was zijn laatste jaar als president?",
    "Hoe lang duurde het na 5 dagen?",
    "Wat gebeurde er een paar weken geleden?",
    "Wat gebeurde er de afgelopen maanden?",
    "Wat gebeurt er volgende maand?",
    "Wat gebeurt er recent?",
    "In welke maand was dat?",
    "Hoeveel kost het per maand?",
    "Zal er in 2231 nog oorlog zijn?",
    "Tien jaar na de ramp: wat nu?",
]


@pytest.mark.parametrize("question", NAMES_AND_WORDS)
def test_a_name_or_a_word_that_looks_like_a_date_is_none(question: str) -> None:
    assert read_timeframe(question, today=WEDNESDAY) is None


@pytest.mark.parametrize("question", NUMBERS)
def test_a_number_that_looks_like_a_date_is_none(question: str) -> None:
    assert read_timeframe(question, today=WEDNESDAY) is None


@pytest.mark.parametrize("question", EVENTS)
def test_the_time_of_an_early_or_vague_event_is_no_publication_period(question: str) -> None:
    assert read_timeframe(question, today=WEDNESDAY) is None


@pytest.mark.parametrize("question", ["", " ", "?", "\n\n", "'", "-", "en", "\N{NULL}"])
def test_a_text_that_says_nothing_names_no_period(question: str) -> None:
    assert read_timeframe(question, today=WEDNESDAY) is None
