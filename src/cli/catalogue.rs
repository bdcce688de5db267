//! `catalogue`: what the clinic works with, as a table for people and as an array for scripts.

use super::arguments::CatalogueName;
use super::call::Call;
use super::table::Table;
use super::{Failure, Outcome};
use crate::domain::money::Money;
use crate::i18n::t;
use crate::store::{Reader, StoreError, insurers, professionals, reasons};
use serde_json::{Value as Json, json};

pub(super) fn catalogue(call: &Call, which: CatalogueName, json: bool) -> Result<Outcome, Failure> {
    let store = call.open()?;
    let print = |conn: &Reader| match which {
        CatalogueName::Professionals => of_professionals(call, conn, json),
        CatalogueName::Specialties => of_specialties(call, conn, json),
        CatalogueName::Insurers => of_insurers(call, conn, json),
        CatalogueName::Reasons => of_reasons(call, conn, json),
    };
    let text = store.read(print).map_err(|error| call.refused(&error))?;
    Ok(Outcome::Print { text, code: 0 })
}

fn array(rows: impl Iterator<Item = Json>) -> String {
    format!("{}\n", Json::from_iter(rows))
}

fn state(call: &Call, active: bool) -> String {
    call.catalogue.text(if active { t::CLI_USER_ACTIVE } else { t::CLI_USER_INACTIVE })
}

/// Scripts read these names, and those of the records: they stay.
fn of_professionals(call: &Call, conn: &Reader, json: bool) -> Result<String, StoreError> {
    let rows = professionals::list(conn)?;
    if json {
        return Ok(array(rows.iter().map(|row| {
            let account = row.account.as_ref().map(|account| account.login.as_str());
            let (specialty, details) = (&row.specialty_name, &row.details);
            json!({ "id": row.id, "name": row.display(), "specialty": specialty, "account": account,
                "active": row.active, "record": details })
        })));
    }
    let fee = |fee: Option<Money>| fee.map(|fee| call.catalogue.locale().formats().money(fee)).unwrap_or_default();
    let mut table = Table::new([
        t::CLI_COLUMN_NAME,
        t::CATALOGUES_SPECIALTY,
        t::CATALOGUES_ROOM,
        t::CATALOGUES_LICENCE,
        t::CATALOGUES_FEE,
        t::CATALOGUES_ACCOUNT,
        t::CLI_COLUMN_STATE,
    ]);
    for row in &rows {
        let account = row.account.as_ref().map(|account| account.login.clone()).unwrap_or_default();
        let details = &row.details;
        let (room, licence) = (details.room.clone(), details.licence.clone());
        table.row([
            row.display(),
            row.specialty_name.clone(),
            room,
            licence,
            fee(details.fee),
            account,
            state(call, row.active),
        ]);
    }
    Ok(table.print(&call.catalogue))
}

fn of_specialties(call: &Call, conn: &Reader, json: bool) -> Result<String, StoreError> {
    let rows = professionals::specialties(conn)?;
    if json {
        return Ok(array(rows.iter().map(|row| json!({ "id": row.id, "name": row.name, "active": row.active }))));
    }
    let mut table = Table::new([t::CLI_COLUMN_NAME, t::CLI_COLUMN_STATE]);
    rows.iter().for_each(|row| table.row([row.name.clone(), state(call, row.active)]));
    Ok(table.print(&call.catalogue))
}

fn of_insurers(call: &Call, conn: &Reader, json: bool) -> Result<String, StoreError> {
    let rows = insurers::list(conn)?;
    if json {
        return Ok(array(rows.iter().map(|row| json!({ "id": row.id, "active": row.active, "record": row.details }))));
    }
    let mut table = Table::new([t::CLI_COLUMN_NAME, t::CATALOGUES_COVERAGE, t::CATALOGUES_PHONE, t::CLI_COLUMN_STATE]);
    for row in &rows {
        let details = &row.details;
        let coverage = format!("{} %", call.catalogue.locale().formats().decimal(details.coverage_bp, 2));
        table.row([details.name.clone(), coverage, details.phone.clone(), state(call, row.active)]);
    }
    Ok(table.print(&call.catalogue))
}

fn of_reasons(call: &Call, conn: &Reader, json: bool) -> Result<String, StoreError> {
    let rows = reasons::list(conn)?;
    if json {
        return Ok(array(rows.iter().map(|row| {
            let details = &row.details;
            json!({ "id": row.id, "name": details.name, "minutes": details.minutes, "active": row.active })
        })));
    }
    let mut table = Table::new([t::CLI_COLUMN_NAME, t::CATALOGUES_MINUTES, t::CLI_COLUMN_STATE]);
    for row in &rows {
        let minutes = row.details.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        table.row([row.details.name.clone(), minutes, state(call, row.active)]);
    }
    Ok(table.print(&call.catalogue))
}
