//! Instants and the clinic's calendar. Nothing here asks what time it is: the caller says so.

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};

/// An instant: milliseconds since the Unix epoch, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;

impl Timestamp {
    /// This instant moved by minutes (negative: earlier).
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(MINUTE)))
    }

    /// Whole minutes from `earlier` to this instant; negative when it lies before.
    #[must_use]
    pub const fn minutes_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).div_euclid(MINUTE)
    }

    fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }
}

/// The clinic's time zone, by its IANA name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(chrono_tz::UTC);

    /// Reads an IANA name such as `America/Sao_Paulo`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// Finds a zone by its name or by its city alone, however it is written: `sao paulo` is `America/Sao_Paulo`.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        let written = |name: &str| name.trim().to_ascii_lowercase().replace('_', " ");
        let wanted = written(text);
        let names = || chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        let whole = names().find(|name| written(name) == wanted);
        let city = |name: &&str| name.rsplit('/').next().is_some_and(|city| written(city) == wanted);
        whole.or_else(|| names().filter(|name| name.contains('/')).find(city)).and_then(Self::parse)
    }

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Every zone name that [`Zone::parse`] knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// The calendar day at the clinic.
    #[must_use]
    pub fn day(self, at: Timestamp) -> NaiveDate {
        at.utc().with_timezone(&self.0).date_naive()
    }

    /// The time of day at the clinic.
    #[must_use]
    pub fn time(self, at: Timestamp) -> NaiveTime {
        at.utc().with_timezone(&self.0).time()
    }

    /// The instant of a date and time of day at the clinic. In the hour that occurs twice, the first; a time that
    /// daylight saving skips moves forward by the skipped hour.
    #[must_use]
    pub fn at(self, date: NaiveDate, time: NaiveTime) -> Timestamp {
        let local = NaiveDateTime::new(date, time);
        // No zone has ever skipped more than a day (Samoa left out 30 December 2011).
        let found = (0..=48).find_map(|halves| {
            match self.0.from_local_datetime(&(local + chrono::TimeDelta::minutes(30 * halves))) {
                LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(at.timestamp_millis()),
                LocalResult::None => None,
            }
        });
        Timestamp(found.unwrap_or_else(|| local.and_utc().timestamp_millis()))
    }

    /// When the clinic's day begins; it ends when the next one begins.
    #[must_use]
    pub fn start_of_day(self, date: NaiveDate) -> Timestamp {
        self.at(date, NaiveTime::MIN)
    }

    /// The first instant of the day and the first instant of the next.
    #[must_use]
    pub fn bounds(self, date: NaiveDate) -> (Timestamp, Timestamp) {
        (self.start_of_day(date), self.start_of_day(date.checked_add_days(Days::new(1)).unwrap_or(date)))
    }

    /// Minutes since midnight on the clinic's wall clock.
    #[must_use]
    pub fn minute_of_day(self, at: Timestamp) -> u32 {
        let time = self.time(at);
        time.hour() * 60 + time.minute()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_clinic_decides_what_today_is() {
        let at = Timestamp(1_795_226_400_000); // 2026-11-21 02:00 UTC
        assert_eq!(Zone::parse("Africa/Dakar").unwrap().day(at), date("2026-11-21"));
        assert_eq!(Zone::parse("America/Sao_Paulo").unwrap().day(at), date("2026-11-20"));
    }

    #[test]
    fn days_have_23_24_or_25_hours() {
        let paris = Zone::parse("Europe/Paris").unwrap();
        for (day, hours) in [("2026-03-29", 23), ("2026-06-01", 24), ("2026-10-25", 25)] {
            let (from, until) = paris.bounds(date(day));
            assert_eq!(until.minutes_since(from), hours * 60, "{day}");
        }
    }

    #[test]
    fn a_skipped_time_moves_forward_and_a_repeated_one_is_the_first() {
        let paris = Zone::parse("Europe/Paris").unwrap();
        let half_past_two = NaiveTime::from_hms_opt(2, 30, 0).unwrap();
        assert_eq!(paris.time(paris.at(date("2026-03-29"), half_past_two)).to_string(), "03:00:00");
        let first = paris.at(date("2026-10-25"), half_past_two);
        assert_eq!(paris.time(first.plus_minutes(60)), half_past_two);
    }

    #[test]
    fn zones_are_found_by_city_too() {
        for (text, name) in [
            ("Europe/Paris", "Europe/Paris"),
            ("sao paulo", "America/Sao_Paulo"),
            ("Buenos_Aires", "America/Argentina/Buenos_Aires"),
            (" dakar ", "Africa/Dakar"),
            ("utc", "UTC"),
        ] {
            assert_eq!(Zone::find(text).map(Zone::name), Some(name), "{text}");
        }
        assert_eq!(Zone::find("Atlantis"), None);
        assert_eq!(Zone::find(""), None);
    }

    #[test]
    fn minutes_count_down_below_zero() {
        let at = Timestamp(0);
        assert_eq!(at.plus_minutes(5).minutes_since(at), 5);
        assert_eq!(at.minutes_since(at.plus_minutes(5)), -5);
    }
}
