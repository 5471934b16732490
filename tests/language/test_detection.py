"""Mixed archives: each text in its own language; one that no pack reads is named, not guessed."""

import json
from pathlib import Path

import pytest

from legation.coding import code
from legation.documents import Article
from legation.language import detect, foreign_letters, languages, stopwords

ROUNDS = sorted((Path(__file__).parents[2] / "quality/corpus").glob("*/round-1.jsonl"))
OTHERS = {
    "cs": "Ministerstvo zahraničí v pondělí vyhostilo tři ruské diplomaty a předvolalo si velvyslance. Oznámil to "
    "ministr, podle kterého se jedná o reakci na kybernetický útok.",
    "sk": "Ministerstvo zahraničných vecí v pondelok vyhostilo troch ruských diplomatov a predvolalo si veľvyslanca. "
    "Oznámil to minister, podľa ktorého ide o odpoveď na útok.",
    "sv": "Regeringen utvisade på måndagen tre ryska diplomater och kallade upp ambassadören. Det är ett svar på "
    "spionaget, säger utrikesministern, som inte vill gå in på några detaljer.",
    "da": "Regeringen udviste mandag tre russiske diplomater og indkaldte ambassadøren. Det er et svar på spionagen, "
    "siger udenrigsministeren, som ikke vil gå i detaljer om sagen.",
    "nb": "Regjeringen utviste mandag tre russiske diplomater og innkalte ambassadøren. Det er et svar på "
    "spionasjen, sier utenriksministeren, som ikke ønsker å gå i detalj.",
    "fi": "Hallitus karkotti maanantaina kolme venäläistä diplomaattia ja kutsui suurlähettilään puhutteluun. "
    "Kyseessä on vastaus vakoiluun, sanoo ulkoministeri.",
    "hu": "A kormány hétfőn kiutasított három orosz diplomatát, és bekérette a nagykövetet. Ez válasz a kémkedésre, "
    "mondta a külügyminiszter, aki nem kívánt részleteket közölni.",
    "ro": "Guvernul a expulzat luni trei diplomați ruși și l-a convocat pe ambasador. Este un răspuns la acțiunile de "
    "spionaj, a declarat ministrul de externe, care nu a dorit să ofere detalii.",
    "bg": "Правителството изгони в понеделник трима руски дипломати и привика посланика. Това е отговор на шпионажа, "
    "каза външният министър, който не пожела да даде подробности.",
    "sr": "Влада је у понедељак протерала тројицу руских дипломата и позвала амбасадора. То је одговор на шпијунажу, "
    "рекао је министар спољних послова.",
    "el": "Η κυβέρνηση απέλασε τη Δευτέρα τρεις Ρώσους διπλωμάτες και κάλεσε τον πρέσβη. Πρόκειται για απάντηση στην "
    "κατασκοπεία, δήλωσε ο υπουργός Εξωτερικών.",
    "he": "הממשלה גירשה ביום שני שלושה דיפלומטים רוסים וזימנה את השגריר. זו תגובה לריגול, אמר שר החוץ.",
    "fa": "دولت روز دوشنبه سه دیپلمات روس را اخراج و سفیر را احضار کرد. وزیر امور خارجه گفت این اقدام پاسخی به "
    "جاسوسی است.",
    "ja": "政府は月曜日、ロシアの外交官三人を国外追放とし、大使を呼び出した。"
    "外相は、これはスパイ行為への対応だと述べた。",
    "ko": "정부는 월요일 러시아 외교관 세 명을 추방하고 대사를 초치했다. "
    "외무장관은 이것이 간첩 행위에 대한 대응이라고 말했다.",
    "id": "Pemerintah pada hari Senin mengusir tiga diplomat Rusia dan memanggil duta besar. Langkah ini adalah "
    "jawaban atas kegiatan mata-mata, kata menteri luar negeri.",
}


@pytest.mark.parametrize("path", ROUNDS, ids=lambda p: p.parent.name)
def test_each_text_is_known_for_its_language(path):
    texts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [detect(d["text"], stopwords(), foreign_letters()) for d in texts]
    assert found == [path.parent.name] * len(texts)


@pytest.mark.parametrize("lang", OTHERS)
def test_a_language_without_a_pack_is_told(lang):
    coding = code(Article(id="t", text=OTHERS[lang], published="2022-04"))
    assert coding.lang not in languages()
    assert not coding.measures
    assert [n.code for n in coding.notices] == ["language"]
