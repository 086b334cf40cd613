"""A library with the names that real content has, and short made-up pages under them."""

from __future__ import annotations

import re

from desktop.domain.blocks import (
    Callout,
    CalloutKind,
    Citation,
    FindingFigure,
    FindingLink,
    PageLink,
    Paragraph,
    TermLink,
    Text,
)
from desktop.domain.content import NamedField, Term, Topic, Treatment
from desktop.domain.library import LibraryContent
from tests.builders import (
    a_board,
    a_comparison,
    a_diagram,
    a_finding,
    a_library,
    a_section,
    a_source,
    a_strategy,
    a_term,
    a_topic,
    a_treatment,
    a_value_card,
    an_aspect,
    answers,
    words,
)

TERMS: dict[str, tuple[str, ...]] = {
    "Adherence": ("taking treatment as agreed",),
    "Adverse event": ("side effect",),
    "Allogeneic transplant": ("donor transplant",),
    "Anaphylaxis": ("severe allergic reaction",),
    "Annualised relapse rate": (),
    "Antibody": ("immunoglobulin",),
    "Apheresis": ("stem cell collection",),
    "Autologous": ("your own",),
    "B cell": ("B lymphocyte",),
    "Baseline scan": ("re-baseline MRI",),
    "Biomarker": (),
    "Blood-brain barrier": (),
    "Bone marrow": (),
    "Brain atrophy": ("brain shrinkage",),
    "Chemotherapy": ("chemo",),
    "Clinically isolated syndrome": (),
    "Cohort study": (),
    "Conditioning": (),
    "Confidence interval": ("range of likely values",),
    "Contraception": ("birth control",),
    "Contrast dye": ("gadolinium",),
    "Cure": (),
    "De-escalation": ("stepping down",),
    "Demyelination": (),
    "Durable remission": ("long-lasting remission",),
    "Engraftment": (),
    "Event-free survival": (),
    "Fertility preservation": ("storing eggs or sperm",),
    "Haematologist": ("blood doctor",),
    "Hazard ratio": (),
    "Hepatitis": (),
    "Hypogammaglobulinaemia": ("low antibodies",),
    "Immune system": (),
    "Immunosenescence": (),
    "Induction therapy": (),
    "Infusion": ("drip",),
    "JC virus": ("John Cunningham virus",),
    "Leukaemia": ("blood cancer",),
    "Listeria": ("food poisoning",),
    "Live vaccine": (),
    "Lymphocyte": (),
    "Lymphopenia": ("low lymphocytes",),
    "Maintenance therapy": (),
    "Microglia": ("brain immune cells",),
    "Mobilisation": (),
    "Monoclonal antibody": ("biologic",),
    "MRI": ("magnetic resonance imaging",),
    "MS nurse": (),
    "Myelin": (),
    "NEDA": ("no evidence of disease activity",),
    "Nephropathy": ("kidney disease",),
    "Neutropenia": ("low neutrophils",),
    "Observational study": (),
    "Opportunistic infection": (),
    "Placebo": ("dummy treatment",),
    "Platelets": (),
    "PML": ("progressive multifocal leukoencephalopathy",),
    "Progression": (),
    "Prophylaxis": ("prevention treatment",),
    "Randomised trial": ("controlled trial",),
    "Rebound": (),
    "Relapse": ("attack", "flare-up"),
    "Remyelination": (),
    "Secondary autoimmunity": (),
    "Sepsis": ("blood poisoning",),
    "Shingles": ("herpes zoster",),
    "Smouldering MS": ("hidden MS",),
    "Steroids": ("methylprednisolone",),
    "Thyroid": (),
    "Uhthoff phenomenon": ("heat sensitivity",),
}

TREATMENTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "alemtuzumab": (("Lemtrada",), ("Lemtrada",)),
    "cladribine tablets": (("Mavenclad",), ("Mavenclad",)),
    "dimethyl fumarate": (("Tecfidera",), ("Tecfidera",)),
    "fingolimod": (("Gilenya",), ("Gilenya", "Tascenso ODT")),
    "glatiramer acetate": (("Copaxone", "Brabio"), ("Copaxone", "Glatopa")),
    "interferon beta-1a": (("Avonex (into muscle)", "Rebif (under the skin)"), ("Avonex",)),
    "interferon beta-1b": (("Betaferon", "Extavia"), ("Betaseron", "Extavia")),
    "mitoxantrone": ((), ("Novantrone",)),
    "natalizumab": (("Tysabri", "Tyruko"), ("Tysabri", "Tyruko")),
    "ocrelizumab": (("Ocrevus",), ("Ocrevus", "Ocrevus Zunovo")),
    "ofatumumab": (("Kesimpta",), ("Kesimpta",)),
    "ozanimod": (("Zeposia",), ("Zeposia",)),
    "ponesimod": (("Ponvory",), ("Ponvory",)),
    "siponimod": (("Mayzent",), ("Mayzent",)),
    "teriflunomide": (("Aubagio",), ("Aubagio",)),
    "ublituximab": (("Briumvi",), ("Briumvi",)),
}


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def small_library() -> LibraryContent:
    """Three topics and one page of every other kind, with all of `TERMS` and `TREATMENTS`.

    On its boards one question is asked of every strategy, and one of every treatment.
    """
    strategy, drugs = "stem-cell-transplant", tuple(map(slug, TREATMENTS))
    return a_library(
        topics=_topics(),
        strategies=(
            a_strategy(
                "stem-cell-transplant",
                14,
                name="Stem cell transplant (AHSCT)",
                summary="Chemotherapy clears most immune cells; your own stem cells grow back.",
                search_words=("rebuild my defences",),
                fields=(
                    NamedField(
                        "burden", "Burden", (words("You stay in hospital for about a month."),)
                    ),
                    NamedField("harms", "Harms", (words("Hair falls out. Infections happen."),)),
                ),
            ),
        ),
        treatments=tuple(_treatments()),
        comparisons=(
            a_comparison(
                title="Maintenance or a short course?",
                rows=(
                    ("How often do I go to hospital?", ("Now and then", "For a few weeks")),
                    ("Can I travel abroad?", ("Take tablets along", "Wait until cells return")),
                ),
            ),
        ),
        diagrams=(a_diagram(title="The three Rs", caption="Lymphocytes fall, then climb again."),),
        findings=(a_finding("seizures", title="People with a seizure"),),
        terms=tuple(_terms()),
        sources=(a_source(), a_source("cossburn2013")),
        boards=(
            a_board(
                "strategies",
                (strategy,),
                aspects=(an_aspect("burden", "strategies", field="burden"),),
                strategies={strategy: strategy},
            ),
            a_board(
                "treatments",
                drugs,
                aspects=(an_aspect("baby", field="pregnancy", matters=("family",)),),
                strategies=dict.fromkeys(drugs, "immune-reconstitution"),
            ),
        ),
        answers=(
            answers(strategy, {"burden": "A month in hospital."}),
            *(answers(drug, {"baby": f"Ask before {drug}."}) for drug in drugs),
        ),
        values=(a_value_card(),),
    )


def _topics() -> tuple[Topic, ...]:
    return (
        a_topic(
            "a-topic", 101, title="What MS is", search_words=("what is MS", "multiple sclerosis")
        ),
        a_topic(
            "two-main-ways",
            102,
            title="Two main ways to treat MS",
            summary="You take treatment all the time, or have a short course and stop.",
            search_words=("treatment options", "what is the difference"),
            sections=(
                a_section("Way 1: all the time", "You take a tablet every day for years."),
                a_section("Way 2: a short course", "You have treatment for a few weeks only."),
                a_section(
                    "Numbers",
                    FindingFigure("seizures"),
                    Paragraph((Text("Some people had "), FindingLink("about 69", "seizures"))),
                ),
            ),
            read_next=("immune-reconstitution-therapy",),
        ),
        a_topic(
            "immune-reconstitution-therapy",
            104,
            title="Immune reconstitution therapy",
            summary="A short course removes many immune cells, which then grow back.",
            search_words=("reboot my immune system", "IRT", "haemorrhage clinic"),
            sections=(
                a_section(
                    "The three Rs",
                    Paragraph(
                        (
                            Text("B cells go first. Then "),
                            TermLink("lymphocytes", "lymphocyte"),
                            Text(" grow back slowly"),
                            Citation(("cossburn2013",), (1,)),
                            Text(". See "),
                            PageLink("the ways", "two-main-ways"),
                            Text("."),
                        )
                    ),
                ),
                a_section(
                    "Risks",
                    Callout(
                        CalloutKind.CAUTION,
                        "Call for help",
                        (
                            Paragraph(
                                words("A fever at home, a tumour or sore fibres need a call.")
                            ),
                        ),
                    ),
                    "Diarrhoea and a café visit are harmless. Stroke is rare.",
                ),
            ),
            sources=("cossburn2013",),
        ),
    )


def _treatments() -> list[Treatment]:
    return [
        a_treatment(
            slug(name),
            401 + place,
            name=name,
            names_uk=names_uk,
            names_us=names_us,
            fields=(NamedField("pregnancy", "Pregnancy", (words(f"Ask before {name}."),)),),
        )
        for place, (name, (names_uk, names_us)) in enumerate(TREATMENTS.items())
    ]


def _terms() -> list[Term]:
    return [
        a_term(slug(term), 1001 + place, term=term, aliases=aliases)
        for place, (term, aliases) in enumerate(TERMS.items())
    ]
