"""Whose phone or e-mail it is."""

from local.laptop.addressees import ANEW_AFTER_S, AddressBook, Addressee

PYOTR = Addressee("Пётр", "executor", "Уют", "Europe/Moscow")
AS_RESIDENT = Addressee("Пётр Кузнецов", "resident", "Уют", "Europe/Moscow")


def test_who_is_two_is_named_as_the_one_who_works() -> None:
    book = AddressBook(lambda: [("+79000000101", PYOTR), ("", PYOTR), ("+79000000101", AS_RESIDENT)])
    assert book.find(["+79000000101", ""]) == {"+79000000101": PYOTR}


def test_an_address_is_the_same_in_capitals() -> None:
    book = AddressBook(lambda: [("Pyotr@example.org", PYOTR)])
    assert book.find(["pyotr@Example.org"]) == {"pyotr@Example.org": PYOTR}


def test_it_is_read_anew_for_somebody_unknown_and_not_at_every_look() -> None:
    read: list[int] = []
    known = [("+79000000101", PYOTR)]

    def everybody() -> list[tuple[str, Addressee]]:
        read.append(len(known))
        return known

    clock = [0.0]
    book = AddressBook(everybody, now=lambda: clock[0])
    book.find(["+79000000101"])
    book.find(["+79000000102"])
    known.append(("+79000000102", AS_RESIDENT))
    assert book.find(["+79000000102"]) == {}
    clock[0] += ANEW_AFTER_S
    assert book.find(["+79000000102"]) == {"+79000000102": AS_RESIDENT}
    clock[0] += ANEW_AFTER_S
    book.find(["+79000000101", "+79000000102"])
    assert read == [1, 2]
