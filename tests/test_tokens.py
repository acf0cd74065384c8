"""How officials' Danish falls into tokens and sentences in the pipeline."""

import pytest

import referat_nlp as rn


def sentences(text: str) -> list[str]:
    return [sent.text.strip() for sent in rn.load("none")(text).sents]


@pytest.mark.parametrize(
    "short",
    ["udv.", "bil.", "dok.", "sagsnr.", "t.kr.", "adm.", "Jf.", "kommunalbest."],
)
def test_an_abbreviation_is_one_token(short):
    tokens = [t.text for t in rn.load("none")(f"Se {short} 4 igen")]
    assert tokens == ["Se", short, "4", "igen"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Der gives 7 t.kr. Derfor er det nok.", 2),
        ("Der gives 7 mio. kr. til en ny bro.", 1),
        ("Firmaet fik 2 mio. kr. Lundeby fik intet.", 1),
        ("Se punkt 4. Derefter drøftes sagen.", 2),
        ("Magistratens 2. Afdeling svarer.", 1),
        ("Mødet er den 4. Det er aflyst.", 1),
        ("Godkendt. Afbud: Ib Holm", 2),
        ("Overskrift\nSagen drøftes", 2),
        ("Vi beslutter\n- at sagen udsættes\n- at den lukkes", 3),
        ("Vi beslutter følgende, som det er aftalt mellem alle de parter,\nat den", 2),
        (
            "Sagen har været i høring hos alle de berørte naboer og andre som\nbor der",
            1,
        ),
        ("Sagen har været i høring hos naboer, som alle sammen bor der og\nElvira", 1),
        ("Sagen har været i høring hos alle de berørte naboer og andre som\n\nbor", 2),
    ],
)
def test_sentences(text, parts):
    assert len(sentences(text)) == parts
