from datetime import date

import pytest

from retrieval.timeframe import read_timeframe
from tests.retrieval.timeframe.marked import expected, question

WEDNESDAY = date(2023, 5, 17)

# The words that name the period stand in brackets; an open end is left empty.
DAYS = [
    ("Wat gebeurde er op [05-11-2022]?", "2022-11-05", "2022-11-05"),
    ("Wat stond er [5 nov. 2022] in de krant?", "2022-11-05", "2022-11-05"),
    ("Wat zei de minister op [5 november 2022] over gas?", "2022-11-05", "2022-11-05"),
    ("Welke stad viel op [zaterdag 5 november 2022]?", "2022-11-05", "2022-11-05"),
    ("Wat meldde de krant op [2022-11-05]?", "2022-11-05", "2022-11-05"),
    ("Wat besloot de raad op [5/11/2022]?", "2022-11-05", "2022-11-05"),
    ("Wat besloot de raad op [5.11.2022]?", "2022-11-05", "2022-11-05"),
    ("Wie sprak er op [05-11-22]?", "2022-11-05", "2022-11-05"),
    ("Wat gebeurde er op [5-nov-2022]?", "2022-11-05", "2022-11-05"),
    ("Wat schreef men op [11/25/2022]?", "2022-11-25", "2022-11-25"),
    ("Wat zei de premier op de [5e november 2022]?", "2022-11-05", "2022-11-05"),
    ("Wat zei de premier op [5de november ’22]?", "2022-11-05", "2022-11-05"),
    ("[5 mei 2022]: wat stond er in de krant?", "2022-05-05", "2022-05-05"),
    ("Wat werd er op [1 maart 2023] beslist?", "2023-03-01", "2023-03-01"),
    ("Wat gebeurde er op [5 november vorig jaar]?", "2022-11-05", "2022-11-05"),
    ("Wat gebeurde er op [5 november]?", "2022-11-05", "2022-11-05"),
    ("Wie werd er op [17 mei] gekozen?", "2023-05-17", "2023-05-17"),
    ("Wie werd er op [18 mei] gekozen?", "2022-05-18", "2022-05-18"),
    ("Wie trad er op [29 februari] af?", "2020-02-29", "2020-02-29"),
    ("Hoeveel mensen kwamen er op [5 november 2000] samen?", "2000-11-05", "2000-11-05"),
    ("Wat was er afgelopen [maandag 15 mei 2023]?", "2023-05-15", "2023-05-15"),
    ("Wat schreef de krant op [1, 2 en 3 december 2022]?", "2022-12-01", "2022-12-03"),
    ("Wat gebeurde er in de nacht [van 5 op 6 november 2022]?", "2022-11-05", "2022-11-06"),
]
MONTHS = [
    ("Wat werd er in [november 2022] gezegd over gas?", "2022-11-01", "2022-11-30"),
    ("Wat zei de NAVO in [nov 2022]?", "2022-11-01", "2022-11-30"),
    ("Wat zei de NAVO in [sept. 2022]?", "2022-09-01", "2022-09-30"),
    ("Wat schreef de krant in [mrt 2023] over de grens?", "2023-03-01", "2023-03-31"),
    ("Wat zei de NAVO in [november ’22]?", "2022-11-01", "2022-11-30"),
    ("Wat zei de NAVO in [september '22] daarover?", "2022-09-01", "2022-09-30"),
    ("Wat gebeurde er in [februari]?", "2023-02-01", "2023-02-28"),
    ("Wat gebeurde er in [mei]?", "2023-05-01", "2023-05-31"),
    ("Wat gebeurde er in [juni] in Charkov?", "2022-06-01", "2022-06-30"),
    ("Wat gebeurde er in de maand [oktober]?", "2022-10-01", "2022-10-31"),
    ("Welke berichten van [november] gaan over gas?", "2022-11-01", "2022-11-30"),
    ("Wat stond er in [2022-11]?", "2022-11-01", "2022-11-30"),
    ("Wat stond er in [11-2022]?", "2022-11-01", "2022-11-30"),
    ("Wat stond er in [11/2022]?", "2022-11-01", "2022-11-30"),
    ("Wat stond er in [november-2022]?", "2022-11-01", "2022-11-30"),
    ("Zijn er berichten uit [februari 2031]?", "2031-02-01", "2031-02-28"),
    ("Wat gebeurde er in [februari vorig jaar]?", "2022-02-01", "2022-02-28"),
    ("Wat gebeurde er [vorig jaar februari]?", "2022-02-01", "2022-02-28"),
    ("Wat gebeurde er [vorig jaar in februari]?", "2022-02-01", "2022-02-28"),
    ("Wat gebeurt er in [november van dit jaar]?", "2023-11-01", "2023-11-30"),
    ("Wat gebeurde er in [maart van het jaar 2022]?", "2022-03-01", "2022-03-31"),
    ("Wat gebeurde er [afgelopen november]?", "2022-11-01", "2022-11-30"),
    ("Wat gebeurde er [afgelopen mei]?", "2022-05-01", "2022-05-31"),
    ("Wat zei Theresa May in [mei 2019] over haar vertrek?", "2019-05-01", "2019-05-31"),
    ("Wat veranderde er in [mei en juni 2022]?", "2022-05-01", "2022-06-30"),
    ("Wat gebeurde er in [oktober, november en december 2022]?", "2022-10-01", "2022-12-31"),
    ("Wat schreef men in [november/december 2022]?", "2022-11-01", "2022-12-31"),
    ("Wat gebeurde er in de maanden [oktober en november]?", "2022-10-01", "2022-11-30"),
    ("Was dat in [januari of februari]?", "2023-01-01", "2023-02-28"),
]
YEARS = [
    ("Wat gebeurde er in [2022]?", "2022-01-01", "2022-12-31"),
    ("Oekraïne [2022]", "2022-01-01", "2022-12-31"),
    ("[2022]: wat waren de grootste incidenten?", "2022-01-01", "2022-12-31"),
    ("Welke artikelen uit [2023] gaan over het front?", "2023-01-01", "2023-12-31"),
    ("Wie won er in [2000]?", "2000-01-01", "2000-12-31"),
    ("Wat zei de minister in [2022] over gas?", "2022-01-01", "2022-12-31"),
    ("Wat gebeurde er in het jaar [2014]?", "2014-01-01", "2014-12-31"),
    ("Wat gebeurde er in ['22]?", "2022-01-01", "2022-12-31"),
    ("Wat veranderde er sinds de inval in [2014]?", "2014-01-01", "2014-12-31"),
    ("Wat zijn de plannen voor [2023]?", "2023-01-01", "2023-12-31"),
    ("Wat stond er [vorig jaar] over gas in de krant?", "2022-01-01", "2022-12-31"),
    ("Wat gebeurde er [dit jaar]?", "2023-01-01", "2023-12-31"),
]
RELATIVE = [
    ("Wat gebeurde er [vandaag]?", "2023-05-17", "2023-05-17"),
    ("Wat is het weerbericht voor [vandaag]?", "2023-05-17", "2023-05-17"),
    ("Wat gebeurde er [gisteren] in Kiev?", "2023-05-16", "2023-05-16"),
    ("Wie sprak er [gisteravond]?", "2023-05-16", "2023-05-16"),
    ("Wat gebeurde er [eergisteren]?", "2023-05-15", "2023-05-15"),
    ("Wat gebeurde er [3 dagen geleden]?", "2023-05-14", "2023-05-14"),
    ("Wat gebeurde er [afgelopen dinsdag]?", "2023-05-16", "2023-05-16"),
    ("Wat gebeurde er [vorige woensdag]?", "2023-05-10", "2023-05-10"),
    ("Wat gebeurde er [vorige week]?", "2023-05-08", "2023-05-14"),
    ("Wat gebeurde er [verleden week]?", "2023-05-08", "2023-05-14"),
    ("Wat gebeurde er [deze week]?", "2023-05-15", "2023-05-21"),
    ("Wat gebeurde er [afgelopen week]?", "2023-05-10", "2023-05-17"),
    ("Wat gebeurde er [vorig weekend]?", "2023-05-13", "2023-05-14"),
    ("Wat gebeurde er [afgelopen weekend]?", "2023-05-13", "2023-05-14"),
    ("Wat gebeurde er [drie weken geleden]?", "2023-04-24", "2023-04-30"),
    ("Wat gebeurde er in de [voorbije twee weken]?", "2023-05-03", "2023-05-17"),
    ("Wat gebeurde er [vorige maand]?", "2023-04-01", "2023-04-30"),
    ("Wat gebeurde er [deze maand]?", "2023-05-01", "2023-05-31"),
    ("Wat gebeurde er [afgelopen maand]?", "2023-04-17", "2023-05-17"),
    ("Wat gebeurde er [een maand geleden]?", "2023-04-01", "2023-04-30"),
    ("Wat gebeurde er de [afgelopen drie maanden]?", "2023-02-17", "2023-05-17"),
    ("Wat gebeurde er in de [laatste 3 maanden]?", "2023-02-17", "2023-05-17"),
    ("Wat gebeurde er in het [afgelopen half jaar]?", "2022-11-17", "2023-05-17"),
    ("Wat gebeurde er [een half jaar geleden]?", "2022-11-01", "2022-11-30"),
    ("Wat gebeurde er [anderhalf jaar geleden]?", "2021-11-01", "2021-11-30"),
    ("Wat gebeurde er in de [afgelopen 24 uur]?", "2023-05-16", "2023-05-17"),
    ("Wat gebeurde er [vorig kwartaal]?", "2023-01-01", "2023-03-31"),
    ("Wat gebeurde er [dit kwartaal]?", "2023-04-01", "2023-06-30"),
    ("Wat gebeurde er het [voorbije jaar]?", "2022-05-17", "2023-05-17"),
    ("Wat gebeurde er [twee jaar geleden]?", "2021-01-01", "2021-12-31"),
    ("Wat gebeurde er [één jaar geleden]?", "2022-01-01", "2022-12-31"),
]
SEASONS_AND_QUARTERS = [
    ("Wat gebeurde er in het [derde kwartaal van 2022]?", "2022-07-01", "2022-09-30"),
    ("Hoe duur was gas in het [eerste kwartaal van 2022]?", "2022-01-01", "2022-03-31"),
    ("Hoe duur was gas in het [3e kwartaal 2022]?", "2022-07-01", "2022-09-30"),
    ("Hoe duur was gas in [Q3 2022]?", "2022-07-01", "2022-09-30"),
    ("Hoe duur was gas in [2022 Q3]?", "2022-07-01", "2022-09-30"),
    ("Hoe duur was gas in het [eerste kwartaal]?", "2023-01-01", "2023-03-31"),
    ("Hoe duur was gas in het [derde kwartaal]?", "2022-07-01", "2022-09-30"),
    ("Wat gebeurde er in de [zomer van 2022]?", "2022-06-01", "2022-08-31"),
    ("Hoe verliep [zomer 2022]?", "2022-06-01", "2022-08-31"),
    ("Hoe koud was het in de [winter 2022-2023]?", "2022-12-01", "2023-02-28"),
    ("Hoe koud was de [winter van 2022 op 2023]?", "2022-12-01", "2023-02-28"),
    ("Hoe koud was de [winter van 2022]?", "2022-12-01", "2023-02-28"),
    ("Wat gebeurde er in het [voorjaar van 2023]?", "2023-03-01", "2023-05-31"),
    ("Wat gebeurde er in het [najaar 2022]?", "2022-09-01", "2022-11-30"),
    ("Wat gebeurde er [afgelopen zomer]?", "2022-06-01", "2022-08-31"),
    ("Wat gebeurde er [vorige winter]?", "2022-12-01", "2023-02-28"),
    ("Wat gebeurde er [afgelopen lente]?", "2022-03-01", "2022-05-31"),
    ("Wat gebeurde er [deze lente]?", "2023-03-01", "2023-05-31"),
    ("Wat gebeurde er in de [herfst]?", "2022-09-01", "2022-11-30"),
    ("Wat gebeurde er [vorig jaar zomer]?", "2022-06-01", "2022-08-31"),
    ("Wat gebeurde er in de [zomer van vorig jaar]?", "2022-06-01", "2022-08-31"),
]
PARTS = [
    ("Wat gebeurde er [begin november 2022]?", "2022-11-01", "2022-11-10"),
    ("Wat gebeurde er [half november 2022]?", "2022-11-11", "2022-11-20"),
    ("Wat gebeurde er [midden november 2022]?", "2022-11-11", "2022-11-20"),
    ("Wat gebeurde er [eind november 2022]?", "2022-11-21", "2022-11-30"),
    ("Wat gebeurde er [eind februari 2023]?", "2023-02-21", "2023-02-28"),
    ("Wat gebeurde er [halverwege februari 2023]?", "2023-02-11", "2023-02-20"),
    ("Wat gebeurde er [eind oktober]?", "2022-10-21", "2022-10-31"),
    ("Wat gebeurde er [begin mei]?", "2023-05-01", "2023-05-10"),
    ("Wat gebeurde er [eind vorige maand]?", "2023-04-21", "2023-04-30"),
    ("Wat gebeurde er [begin deze maand]?", "2023-05-01", "2023-05-10"),
    ("Wat gebeurde er [begin 2022]?", "2022-01-01", "2022-04-30"),
    ("Wat gebeurde er [medio 2022]?", "2022-05-01", "2022-08-31"),
    ("Wat gebeurde er [eind 2022]?", "2022-09-01", "2022-12-31"),
    ("Wat gebeurde er in het [begin van 2023]?", "2023-01-01", "2023-04-30"),
    ("Wat gebeurde er [eind vorig jaar]?", "2022-09-01", "2022-12-31"),
    ("Wat gebeurde er in de [eerste helft van 2022]?", "2022-01-01", "2022-06-30"),
    ("Wat gebeurde er in de [eerste jaarhelft van 2022]?", "2022-01-01", "2022-06-30"),
    ("Wat gebeurde er in de [tweede helft van november 2022]?", "2022-11-16", "2022-11-30"),
    ("Wat gebeurde er in de [eerste drie maanden van 2023]?", "2023-01-01", "2023-03-31"),
    ("Wat gebeurde er in de [laatste week van november 2022]?", "2022-11-24", "2022-11-30"),
    ("Wat gebeurde er in de [tweede week van februari 2023]?", "2023-02-08", "2023-02-14"),
    ("Wat gebeurde er in [week 45 van 2022]?", "2022-11-07", "2022-11-13"),
    ("Wat gebeurde er in [week 12]?", "2023-03-20", "2023-03-26"),
    ("Wat gebeurde er in de [week van 5 november 2022]?", "2022-10-31", "2022-11-06"),
]
RANGES = [
    ("Wat gebeurde er [tussen november 2022 en februari 2023]?", "2022-11-01", "2023-02-28"),
    ("Wat gebeurde er [tussen november en februari 2023]?", "2022-11-01", "2023-02-28"),
    ("Wat gebeurde er [tussen november 2022 en februari]?", "2022-11-01", "2023-02-28"),
    ("Wat gebeurde er [tussen november en februari]?", "2022-11-01", "2023-02-28"),
    ("Wat gebeurde er [tussen februari 2023 en november 2022]?", "2022-11-01", "2023-02-28"),
    ("Wat gebeurde er [tussen 5 november 2022 en 3 februari 2023]?", "2022-11-05", "2023-02-03"),
    ("Wat gebeurde er [tussen 5 november en 3 februari]?", "2022-11-05", "2023-02-03"),
    ("Wat gebeurde er [tussen 5 en 12 november 2022]?", "2022-11-05", "2022-11-12"),
    ("Wat gebeurde er [van 5 tot 12 november 2022]?", "2022-11-05", "2022-11-12"),
    ("Wat gebeurde er [van 5 tot en met 12 november]?", "2022-11-05", "2022-11-12"),
    ("Wat gebeurde er op [5-12 november 2022]?", "2022-11-05", "2022-11-12"),
    ("Wat gebeurde er op [5 t/m 12 november 2022]?", "2022-11-05", "2022-11-12"),
    ("Wat gebeurde er [van januari tot maart 2023]?", "2023-01-01", "2023-03-31"),
    ("Wat was er [van november 2022 tot en met februari 2023]?", "2022-11-01", "2023-02-28"),
    ("Wat was er [van 1 november 2022 t.e.m. 28 februari 2023]?", "2022-11-01", "2023-02-28"),
    ("Wat verscheen er [na 1 januari 2023 en voor 1 maart 2023]?", "2023-01-02", "2023-02-28"),
    ("Wat verscheen er [vóór 2023 maar na 2021]?", "2022-01-01", "2022-12-31"),
    ("Wat gebeurde er in [november 2022 tot februari 2023]?", "2022-11-01", "2023-02-28"),
    ("Wat gebeurde er in [november 2022 – februari 2023]?", "2022-11-01", "2023-02-28"),
    ("Wat gebeurde er in [nov-dec 2022]?", "2022-11-01", "2022-12-31"),
    ("Wat gebeurde er [vanaf maart tot en met mei 2022]?", "2022-03-01", "2022-05-31"),
    ("Wat gebeurde er [tussen 2020 en 2022]?", "2020-01-01", "2022-12-31"),
    ("Wat gebeurde er [tussen 2023 en 2021]?", "2021-01-01", "2023-12-31"),
    ("Wat gebeurde er [van 2020 tot 2022]?", "2020-01-01", "2022-12-31"),
    ("Wat gebeurde er in [2022-2023]?", "2022-01-01", "2023-12-31"),
    ("Wat gebeurde er in [2022–2023]?", "2022-01-01", "2023-12-31"),
    ("Wat gebeurde er in [2022/23]?", "2022-01-01", "2023-12-31"),
    ("Wat gebeurde er [van november 2022 tot nu toe]?", "2022-11-01", "2023-05-17"),
    ("Wat gebeurde er [tussen november 2022 en nu]?", "2022-11-01", "2023-05-17"),
    ("Wat gebeurde er [sinds november 2022 tot vandaag]?", "2022-11-01", "2023-05-17"),
    ("Wat gebeurde er [van eind 2022 tot begin 2023]?", "2022-09-01", "2023-04-30"),
    ("Wat was er [tussen begin november en eind december 2022]?", "2022-11-01", "2022-12-31"),
    ("Wat was er [van februari vorig jaar tot april dit jaar]?", "2022-02-01", "2023-04-30"),
    ("Wat was er [van zomer 2022 tot winter 2022]?", "2022-06-01", "2023-02-28"),
]
OPEN_ENDS = [
    ("Wat gebeurde er [sinds november 2022]?", "2022-11-01", ""),
    ("Wat gebeurde er [sinds vorige maand]?", "2023-04-01", ""),
    ("Wat gebeurde er [sedert maart]?", "2023-03-01", ""),
    ("Wat gebeurde er [sinds begin 2023]?", "2023-01-01", ""),
    ("Wat gebeurde er [sinds het begin van 2023]?", "2023-01-01", ""),
    ("Wat veranderde er [sinds 2014] aan de grens?", "2014-01-01", ""),
    ("Wat gebeurde er [vanaf 5 november 2022]?", "2022-11-05", ""),
    ("Wat gebeurde er [vanaf de zomer van 2022]?", "2022-06-01", ""),
    ("Wat geldt er [met ingang van 1 maart 2023]?", "2023-03-01", ""),
    ("Wat gebeurde er [na november 2022]?", "2022-12-01", ""),
    ("Wat gebeurde er [na 5 november 2022]?", "2022-11-06", ""),
    ("Wat gebeurde er [na 2020]?", "2021-01-01", ""),
    ("Wat gebeurde er [voor november 2022]?", "", "2022-10-31"),
    ("Wat gebeurde er [vóór 5 november 2022]?", "", "2022-11-04"),
    ("Wat gebeurde er [voor 2022]?", "", "2021-12-31"),
    ("Wat moest er [voor eind 2022] klaar zijn?", "", "2022-12-31"),
    ("Wat gebeurde er [tot februari 2023]?", "", "2023-02-28"),
    ("Wat gebeurde er [tot in februari 2023]?", "", "2023-02-28"),
    ("Wat gebeurde er [tot en met februari 2023]?", "", "2023-02-28"),
    ("Wat gebeurde er [t/m maart 2023]?", "", "2023-03-31"),
    ("Wat gebeurde er [tot eind 2022]?", "", "2022-12-31"),
    ("Wat moest er [uiterlijk op 1 maart 2023] klaar zijn?", "", "2023-03-01"),
]
SEVERAL = [
    ("Wat schreef men in [november 2022] over de inval van 2014?", "2022-11-01", "2022-11-30"),
    ("Wat schreef men over de inval in 2014 in [november 2022]?", "2022-11-01", "2022-11-30"),
    ("Wat zei hij in [november 2022] over de rede van 5 maart 2022?", "2022-11-01", "2022-11-30"),
    ("Wat schreef men in [november 2022] over mei 1940?", "2022-11-01", "2022-11-30"),
]
AS_OF = [
    ("Wat was in [februari 2023] bekend over de raketten?", "", "2023-02-28"),
    ("Wat was er in [februari 2023] al bekend?", "", "2023-02-28"),
    ("Wat was er [vorige maand] bekend?", "", "2023-04-30"),
    ("Hoeveel slachtoffers waren er op [5 november 2022] bekend?", "", "2022-11-05"),
    ("Wat was er geweten in [februari 2023]?", "", "2023-02-28"),
    ("Wat was er bekend [tot en met februari 2023]?", "", "2023-02-28"),
    ("Wat was er [vóór februari 2023] bekend?", "", "2023-01-31"),
    ("Wat wist men in [november 2022] over de drones?", "", "2022-11-30"),
    ("Wie zat er [tot en met maart 2023] volgens de kranten achter?", "", "2023-03-31"),
    ("Wat is de stand van zaken op [5 november 2022]?", "", "2022-11-05"),
    ("Wat was de stand van zaken [eind 2022]?", "", "2022-12-31"),
]
NOT_AS_OF = [
    ("Hoeveel centrales draaiden er [per 1 maart 2023]?", "", "2023-03-01"),
    ("Wat maakte de minister in [november 2022] bekend?", "2022-11-01", "2022-11-30"),
    ("Wat werd er in [november 2022] bekend?", "2022-11-01", "2022-11-30"),
    ("Wat is er bekend over de brand van [5 november 2022]?", "2022-11-05", "2022-11-05"),
    ("Wat was in [2022] bekend geworden?", "2022-01-01", "2022-12-31"),
    ("Wie wist in [november 2022] te ontsnappen?", "2022-11-01", "2022-11-30"),
    ("Wat was er [sinds november 2022] bekend?", "2022-11-01", ""),
    ("Wat is de stand van zaken [sinds november 2022]?", "2022-11-01", ""),
]


@pytest.mark.parametrize(
    ("marked", "first", "last"),
    [*DAYS, *MONTHS, *YEARS, *RELATIVE, *SEASONS_AND_QUARTERS, *PARTS, *RANGES, *OPEN_ENDS],
)
def test_a_dutch_question_names_its_period(marked: str, first: str, last: str) -> None:
    timeframe = read_timeframe(question(marked), today=WEDNESDAY)

    assert timeframe == expected(marked, first, last)


@pytest.mark.parametrize(("marked", "first", "last"), SEVERAL)
def test_of_several_dates_the_first_that_is_no_bare_or_early_year_counts(
    marked: str, first: str, last: str
) -> None:
    timeframe = read_timeframe(question(marked), today=WEDNESDAY)

    assert timeframe == expected(marked, first, last)


@pytest.mark.parametrize(("marked", "first", "last"), AS_OF)
def test_what_was_known_at_a_time_is_everything_up_to_its_end(
    marked: str, first: str, last: str
) -> None:
    timeframe = read_timeframe(question(marked), today=WEDNESDAY)

    assert timeframe == expected(marked, first, last, as_of=True)


@pytest.mark.parametrize(("marked", "first", "last"), NOT_AS_OF)
def test_what_became_known_in_a_period_is_of_that_period(
    marked: str, first: str, last: str
) -> None:
    timeframe = read_timeframe(question(marked), today=WEDNESDAY)

    assert timeframe == expected(marked, first, last)
