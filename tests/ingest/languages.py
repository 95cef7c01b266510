"""A short account of a meeting in many languages, to tell languages by and to search in."""

ACCOUNTS = {
    "en": "The presidents met in Tashkent on Thursday and signed a declaration on the use of water. The next meeting will be held in two years.",
    "ru": "Президенты встретились в четверг в Ташкенте и подписали декларацию об использовании водных ресурсов. Следующая встреча состоится через два года.",
    "uk": "Президенти зустрілися в четвер у Ташкенті та підписали декларацію про використання водних ресурсів. Наступна зустріч відбудеться через два роки.",
    "uz": "Prezidentlar payshanba kuni Toshkentda uchrashib, suv resurslaridan foydalanish to‘g‘risidagi deklaratsiyani imzoladilar. Keyingi uchrashuv ikki yildan so‘ng bo‘lib o‘tadi.",
    "tg": "Президентҳо рӯзи панҷшанбе дар шаҳри Тошканд мулоқот карда, эъломияро дар бораи истифодаи захираҳои об имзо карданд. Мулоқоти навбатӣ баъди ду сол баргузор мешавад.",
    "kk": "Президенттер бейсенбі күні Ташкентте кездесіп, су ресурстарын пайдалану туралы декларацияға қол қойды. Келесі кездесу екі жылдан кейін өтеді.",
    "ky": "Президенттер бейшемби күнү Ташкентте жолугушуп, суу ресурстарын пайдалануу жөнүндө декларацияга кол коюшту. Кийинки жолугушуу эки жылдан кийин өтөт.",
    "fr": "Les présidents se sont réunis jeudi à Tachkent et ont signé une déclaration sur l'utilisation de l'eau. La prochaine réunion aura lieu dans deux ans.",
    "de": "Die Präsidenten trafen sich am Donnerstag in Taschkent und unterzeichneten eine Erklärung über die Nutzung des Wassers. Das nächste Treffen findet in zwei Jahren statt.",
    "es": "Los presidentes se reunieron el jueves en Taskent y firmaron una declaración sobre el uso del agua. La próxima reunión se celebrará dentro de dos años.",
    "it": "I presidenti si sono riuniti giovedì a Tashkent e hanno firmato una dichiarazione sull'uso dell'acqua. La prossima riunione si terrà tra due anni.",
    "pt": "Os presidentes reuniram-se na quinta-feira em Tashkent e assinaram uma declaração sobre o uso da água. A próxima reunião terá lugar dentro de dois anos.",
    "nl": "De presidenten kwamen donderdag in Tasjkent bijeen en ondertekenden een verklaring over het gebruik van water. De volgende bijeenkomst vindt over twee jaar plaats.",
    "pl": "Prezydenci spotkali się w czwartek w Taszkencie i podpisali deklarację o korzystaniu z zasobów wodnych. Następne spotkanie odbędzie się za dwa lata.",
    "tr": "Cumhurbaşkanları perşembe günü Taşkent'te bir araya gelerek su kaynaklarının kullanımına ilişkin bir bildiri imzaladı. Bir sonraki toplantı iki yıl sonra yapılacak.",
    "az": "Prezidentlər cümə axşamı Daşkənddə görüşərək su ehtiyatlarından istifadə haqqında bəyannamə imzaladılar. Növbəti görüş iki ildən sonra keçiriləcək.",
    "hu": "Az elnökök csütörtökön Taskentben találkoztak, és nyilatkozatot írtak alá a víz használatáról. A következő találkozót két év múlva tartják.",
    "sv": "Presidenterna möttes på torsdagen i Tasjkent och undertecknade en förklaring om användningen av vatten. Nästa möte hålls om två år.",
    "id": "Para presiden bertemu di Tashkent pada hari Kamis dan menandatangani deklarasi tentang penggunaan air. Pertemuan berikutnya akan diadakan dua tahun lagi.",
    "fa": "رؤسای جمهور روز پنجشنبه در تاشکند دیدار کردند و بیانیه‌ای درباره استفاده از منابع آب امضا کردند. دیدار بعدی دو سال دیگر برگزار خواهد شد.",
    "ar": "اجتمع الرؤساء يوم الخميس في طشقند ووقعوا إعلانا بشأن استخدام الموارد المائية. وسيعقد الاجتماع المقبل بعد عامين.",
    "hi": "राष्ट्रपतियों ने गुरुवार को ताशकंद में मुलाकात की और जल संसाधनों के उपयोग पर एक घोषणा पर हस्ताक्षर किए। अगली बैठक दो साल बाद होगी।",
    "zh": "各国总统星期四在塔什干举行会晤，并签署了关于利用水资源的宣言。下一次会晤将在两年后举行。",
    "ja": "大統領らは木曜日にタシケントで会談し、水資源の利用に関する宣言に署名した。次回の会合は二年後に開かれる。",
    "ko": "대통령들은 목요일 타슈켄트에서 만나 수자원 이용에 관한 선언에 서명했다. 다음 회의는 2년 뒤에 열린다.",
    "ka": "პრეზიდენტები ხუთშაბათს ტაშკენტში შეხვდნენ ერთმანეთს და ხელი მოაწერეს დეკლარაციას წყლის რესურსების გამოყენების შესახებ. შემდეგი შეხვედრა ორ წელიწადში გაიმართება.",
    "hy": "Նախագահները հինգշաբթի օրը հանդիպեցին Տաշքենդում և ստորագրեցին հռչակագիր ջրային ռեսուրսների օգտագործման մասին։ Հաջորդ հանդիպումը տեղի կունենա երկու տարի անց։",
    "mn": "Ерөнхийлөгчид пүрэв гарагт Ташкент хотод уулзаж, усны нөөцийг ашиглах тухай тунхаглалд гарын үсэг зурав. Дараагийн уулзалт хоёр жилийн дараа болно.",
}
"""By ISO 639-1 code."""
CYRILLIC_UZBEK = "Президентлар пайшанба куни Тошкентда учрашиб, сув ресурсларидан фойдаланиш тўғрисидаги декларацияни имзоладилар. Кейинги учрашув икки йилдан сўнг бўлиб ўтади."
TURKMEN = "Prezidentler penşenbe güni Daşkentde duşuşyp, suw serişdelerini peýdalanmak baradaky jarnama gol çekdiler. Indiki duşuşyk iki ýyldan soň geçiriler."
