"""The columns of each register and the headings, Russian and English, under which companies have them."""

import re
from dataclasses import dataclass

from dozor.ports.registers import RegisterKind


@dataclass(frozen=True, slots=True)
class Column:
    """One column: our key, the headings that mean it, and whether a sheet must have it (and every row fill it)."""

    key: str
    headings: tuple[str, ...]
    required: bool = False


def _column(key: str, headings: str, *, required: bool = False) -> Column:
    return Column(key, (key, *headings.split("|")), required)


SHEETS = {
    RegisterKind.BUILDINGS: ("дома", "здания", "buildings", "houses"),
    RegisterKind.RESIDENTS: ("жители", "жильцы", "собственники", "абоненты", "residents", "tenants"),
    RegisterKind.EXECUTORS: ("исполнители", "сотрудники", "executors", "staff"),
    RegisterKind.METERS: ("счетчики", "приборы учета", "ипу", "meters"),
}

COLUMNS = {
    RegisterKind.BUILDINGS: (
        _column("id", "код дома|код|код здания|building id", required=True),
        _column("address", "адрес|адрес дома", required=True),
        _column("district", "район"),
        _column("latitude", "широта|lat"),
        _column("longitude", "долгота|lon|lng"),
        _column("entrances", "подъездов|подъезды|количество подъездов|число подъездов"),
        _column("floors", "этажей|этажность|этажи|количество этажей|число этажей|storeys"),
        _column("flats_per_floor", "квартир на этаже|квартир на площадке|flats per floor"),
        _column("power_feeds", "вводов электричества|вводов электроэнергии|питающих линий|power feeds"),
        _column("notes", "заметки|примечание|примечания|особенности|remarks"),
    ),
    RegisterKind.RESIDENTS: (
        _column("id", "код жителя|код|resident id"),
        _column("name", "фио|ф и о|имя|житель|собственник|full name|resident", required=True),
        _column("phone", "телефон|телефоны|номер телефона|мобильный|моб телефон|phone number|mobile", required=True),
        _column("building", "код дома|дом|адрес|адрес дома|building id|address", required=True),
        _column("flat", "квартира|кв|номер квартиры|помещение|apartment|apt|unit", required=True),
        _column("entrance", "подъезд"),
        _column("floor", "этаж"),
        _column("debt", "долг|долг руб|задолженность|задолженность руб|сумма долга|balance due"),
        _column("language", "язык"),
        _column("account", "лицевой счет|лс|л с|номер лицевого счета|account number"),
    ),
    RegisterKind.EXECUTORS: (
        _column("id", "код|код исполнителя|табельный номер|executor id", required=True),
        _column("name", "исполнитель|фио|ф и о|имя|название|наименование|full name", required=True),
        _column("trades", "специальности|специальность|профессия|вид работ|trade", required=True),
        _column("phone", "телефон|номер телефона|мобильный|phone number|mobile", required=True),
        _column("email", "e mail|почта|электронная почта|эл почта|mail"),
        _column("shifts", "смены|смена|график|график работы|часы работы|shift|hours|schedule"),
        _column("foreman", "старший|мастер|руководитель|начальник|foreman id|superior"),
        _column("buildings", "дома|обслуживаемые дома|коды домов"),
        _column("language", "язык"),
        _column("languages", "языки|говорит на|speaks"),
        _column(
            "capacity", "заявок одновременно|одновременно заявок|лимит заявок|не больше заявок|at once|most at once"
        ),
        _column("absence", "отсутствие|отсутствует|отпуск|отпуск болезнь|absences|away|holiday"),
        _column("stand_in", "замещает|заместитель|кто замещает|stand in|replaced by"),
    ),
    RegisterKind.METERS: (
        _column("id", "код|код счетчика|код прибора|meter id"),
        _column("account", "лицевой счет|лс|л с|номер лицевого счета|account number", required=True),
        _column("building", "код дома|дом|адрес|адрес дома|building id|address", required=True),
        _column("flat", "квартира|кв|номер квартиры|помещение|apartment|apt|unit", required=True),
        _column("kind", "вид|вид счетчика|услуга|ресурс|вид ресурса|type|service", required=True),
        _column("serial", "заводской номер|номер счетчика|номер|номер прибора|serial number", required=True),
        _column("place", "место|место установки|помещение установки|location"),
        _column("digits", "разрядность|знаков|цифр|знаков до запятой"),
        _column("verified_until", "поверка до|дата поверки|срок поверки|следующая поверка|verified"),
        _column("last_value", "последнее показание|показание|показания|последние показания|last reading|reading"),
        _column("last_date", "дата показания|дата последнего показания|дата показаний|last reading date|reading date"),
    ),
}


def tidy(text: str) -> str:
    """A heading or a name as it is compared: lower case, ё as е, signs as spaces."""
    return re.sub(r"[\W_]+", " ", text.casefold().replace("ё", "е")).strip()
