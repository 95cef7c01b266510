"""Says that the library holds no meeting of a year, or of a time reckoned from today."""

import datetime as dt

from rag.answering.about import nearest_instead
from rag.answering.asked import Asked
from rag.answering.missing.held import is_quoted, meetings_announced
from rag.answering.missing.years import years_meant
from rag.english import day_of, listing, period_in, period_of
from rag.record import NextMeeting


def no_such_time(asked: Asked) -> str | None:
    """A past time, reckoned from today, in which no meeting of the library took place."""
    period = period_in(asked.understood.text, asked.today)
    if period is None or not period.relative or period.first is None or period.first > asked.today:
        return None
    if any(one.date and period.covers(one.date, one.last_date) for one in asked.record.meetings):
        return None
    if asked.understood.kind == "meeting" and any(
        period.covers(*_days_of(one)) for one in meetings_announced(asked) if one.year
    ):
        return None
    told = f"{period.said} ({period_of(period.first, period.last)})"
    return f"The library holds nothing from {told}{nearest_instead(asked, period)}."


def _days_of(following: NextMeeting) -> tuple[dt.date, dt.date]:
    """The day of an announced meeting; the last of its year when only that is known."""
    day = following.day or dt.date(following.year or dt.MAXYEAR, 12, 31)
    return day, day


def no_such_year(asked: Asked) -> str | None:
    """A year in which no meeting of the library took place, of whatever series."""
    years = years_meant(asked.understood.text, loosely=False)
    days = asked.catalogue.first_and_last
    if not years or asked.understood.named.summits or days is None:
        return None
    there = {day.year for one in asked.catalogue.meetings for day in (one.date, one.last_date) if day}
    if (
        years & there
        or years & {one.year for one in meetings_announced(asked)}
        or is_quoted(asked, 1, [*map(str, years)])
    ):
        return None
    said = listing([str(year) for year in sorted(years)], "or")
    return f"The library holds no meeting of {said}; its meetings are from {day_of(days[0])} to {day_of(days[1])}."
