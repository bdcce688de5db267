-- The whole schema of a clinic's database, version 2. SQLite 3.37 or later.
--
-- Instants are milliseconds since the Unix epoch, UTC, given by the program; dates are ISO text; money is minor units of
-- the clinic's currency; decimals are integers with their scale in the column's name. Rows are never deleted by cascade.

-- Settings and people -------------------------------------------------------------------------------------------------

CREATE TABLE settings (
    key        TEXT PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 50),
    value      TEXT NOT NULL CHECK (length(value) <= 1000),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE users (
    id              INTEGER PRIMARY KEY,
    login           TEXT NOT NULL UNIQUE CHECK (length(login) BETWEEN 2 AND 50 AND login = lower(login)),
    name            TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    password_hash   TEXT NOT NULL CHECK (length(password_hash) BETWEEN 1 AND 255),
    must_change     INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
    active          INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    professional_id INTEGER REFERENCES professionals (id) ON DELETE RESTRICT,
    language        TEXT CHECK (language IN ('en', 'fr', 'es', 'pt')),
    failures        INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    locked_until    INTEGER,
    version         INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at      INTEGER NOT NULL,
    created_by      INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at      INTEGER NOT NULL,
    updated_by      INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX users_by_professional ON users (professional_id) WHERE professional_id IS NOT NULL;

CREATE TABLE user_roles (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    role    TEXT NOT NULL CHECK (role IN ('admin', 'secretary', 'nurse', 'doctor', 'biologist', 'pharmacist')),
    PRIMARY KEY (user_id, role)
) STRICT;

CREATE TABLE sessions (
    id         INTEGER PRIMARY KEY,
    user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    client     TEXT NOT NULL CHECK (length(client) <= 255),
    started_at INTEGER NOT NULL,
    ended_at   INTEGER CHECK (ended_at >= started_at)
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user_id, started_at);

CREATE TABLE specialties (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
    active     INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at INTEGER NOT NULL,
    updated_by INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE professionals (
    id               INTEGER PRIMARY KEY,
    given_name       TEXT NOT NULL CHECK (length(given_name) BETWEEN 1 AND 100),
    family_name      TEXT NOT NULL CHECK (length(family_name) BETWEEN 1 AND 100),
    title            TEXT CHECK (length(title) <= 20),
    specialty_id     INTEGER REFERENCES specialties (id) ON DELETE RESTRICT,
    licence          TEXT CHECK (length(licence) <= 100),
    phone            TEXT CHECK (length(phone) <= 50),
    email            TEXT CHECK (length(email) <= 255),
    consultation_fee INTEGER CHECK (consultation_fee BETWEEN 0 AND 9999999999),
    active           INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version          INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at       INTEGER NOT NULL,
    created_by       INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at       INTEGER NOT NULL,
    updated_by       INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    identifier_type  TEXT CHECK (identifier_type IN ('cpf', 'cuit', 'nir', 'dni', 'passport', 'other')),
    identifier       TEXT CHECK (length(identifier) BETWEEN 1 AND 100),
    birth_date       TEXT CHECK (birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    sex              TEXT CHECK (sex IN ('female', 'male', 'other', 'unknown')),
    address          TEXT CHECK (length(address) <= 255),
    licence_expires  TEXT CHECK (licence_expires GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    qualifications   TEXT CHECK (length(qualifications) <= 1000),
    biography        TEXT CHECK (length(biography) <= 10000),
    room             TEXT CHECK (length(room) <= 50)
) STRICT;
CREATE INDEX professionals_by_name ON professionals (family_name, given_name);

-- Work intervals: weekday 1 is Monday; minutes count from midnight on the clinic's clock.
CREATE TABLE schedules (
    id              INTEGER PRIMARY KEY,
    professional_id INTEGER NOT NULL REFERENCES professionals (id) ON DELETE RESTRICT,
    weekday         INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    from_minute     INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
    until_minute    INTEGER NOT NULL CHECK (until_minute BETWEEN 1 AND 1440),
    slot_minutes    INTEGER NOT NULL CHECK (slot_minutes BETWEEN 5 AND 480),
    valid_from      TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    valid_until     TEXT CHECK (valid_until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    created_at      INTEGER NOT NULL,
    created_by      INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    CHECK (from_minute < until_minute),
    CHECK (valid_until >= valid_from)
) STRICT;
CREATE INDEX schedules_by_professional ON schedules (professional_id, weekday, from_minute);

CREATE TABLE schedule_exceptions (
    id              INTEGER PRIMARY KEY,
    professional_id INTEGER NOT NULL REFERENCES professionals (id) ON DELETE RESTRICT,
    kind            TEXT NOT NULL CHECK (kind IN ('absence', 'extra')),
    first_date      TEXT NOT NULL CHECK (first_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    last_date       TEXT NOT NULL CHECK (last_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    from_minute     INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
    until_minute    INTEGER NOT NULL CHECK (until_minute BETWEEN 1 AND 1440),
    slot_minutes    INTEGER NOT NULL CHECK (slot_minutes BETWEEN 0 AND 480),
    reason          TEXT CHECK (length(reason) <= 255),
    created_at      INTEGER NOT NULL,
    created_by      INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    CHECK (from_minute < until_minute),
    CHECK (last_date >= first_date),
    CHECK (kind = 'absence' OR slot_minutes >= 5)
) STRICT;
CREATE INDEX schedule_exceptions_by_professional ON schedule_exceptions (professional_id, last_date);

CREATE TABLE insurers (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
    phone       TEXT CHECK (length(phone) <= 50),
    address     TEXT CHECK (length(address) <= 255),
    web_page    TEXT CHECK (length(web_page) <= 255),
    coverage_bp INTEGER NOT NULL DEFAULT 0 CHECK (coverage_bp BETWEEN 0 AND 10000),
    active      INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE appointment_reasons (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 255),
    minutes    INTEGER CHECK (minutes BETWEEN 5 AND 1440),
    active     INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at INTEGER NOT NULL,
    updated_by INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

-- Patients ------------------------------------------------------------------------------------------------------------

CREATE TABLE patients (
    id                INTEGER PRIMARY KEY,
    given_name        TEXT NOT NULL CHECK (length(given_name) BETWEEN 1 AND 100),
    family_name       TEXT NOT NULL CHECK (length(family_name) BETWEEN 1 AND 100),
    name_key          TEXT NOT NULL,
    birth_date        TEXT CHECK (birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    birth_precision   TEXT CHECK (birth_precision IN ('day', 'month', 'year', 'estimated')),
    sex               TEXT NOT NULL CHECK (sex IN ('female', 'male', 'other', 'unknown')),
    phone             TEXT CHECK (length(phone) <= 50),
    phone_digits      TEXT CHECK (length(phone_digits) <= 50),
    email             TEXT CHECK (length(email) <= 255),
    street            TEXT CHECK (length(street) <= 255),
    street_number     TEXT CHECK (length(street_number) <= 50),
    complement        TEXT CHECK (length(complement) <= 255),
    district          TEXT CHECK (length(district) <= 100),
    city              TEXT CHECK (length(city) <= 100),
    state             TEXT CHECK (length(state) <= 100),
    postal_code       TEXT CHECK (length(postal_code) <= 20),
    country           TEXT CHECK (length(country) <= 100),
    insurer_id        INTEGER REFERENCES insurers (id) ON DELETE RESTRICT,
    policy_number     TEXT CHECK (length(policy_number) <= 100),
    policy_expires    TEXT CHECK (policy_expires GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    contact_name      TEXT CHECK (length(contact_name) <= 100),
    contact_phone     TEXT CHECK (length(contact_phone) <= 50),
    contact_relation  TEXT CHECK (length(contact_relation) <= 100),
    blood_type        TEXT CHECK (blood_type IN ('O+', 'O-', 'A+', 'A-', 'B+', 'B-', 'AB+', 'AB-')),
    marital_status    TEXT CHECK (marital_status IN ('single', 'married', 'partnered', 'separated', 'divorced', 'widowed')),
    occupation        TEXT CHECK (length(occupation) <= 100),
    allergy_status    TEXT NOT NULL DEFAULT 'not_assessed' CHECK (allergy_status IN ('not_assessed', 'none_known', 'listed')),
    active            INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version           INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at        INTEGER NOT NULL,
    created_by        INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at        INTEGER NOT NULL,
    updated_by        INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    merged_into_id    INTEGER REFERENCES patients (id) ON DELETE RESTRICT,
    CHECK ((birth_date IS NULL) = (birth_precision IS NULL)),
    CHECK (policy_number IS NULL OR insurer_id IS NOT NULL)
) STRICT;
CREATE INDEX patients_by_name ON patients (name_key, id);
CREATE INDEX patients_by_birth_date ON patients (birth_date, name_key);
CREATE INDEX patients_by_phone ON patients (phone_digits) WHERE phone_digits IS NOT NULL;
CREATE INDEX patients_by_update ON patients (updated_at);
CREATE INDEX patients_merged ON patients (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- What a search looks in: folded words of the name, and marked words for its sound, phone (forwards and backwards),
-- identifiers and year of birth. The row 0 says in which form the rest is.
CREATE VIRTUAL TABLE patient_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4', tokenize = 'ascii'
);

CREATE TABLE patient_identifiers (
    id         INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    type       TEXT NOT NULL CHECK (type IN ('cpf', 'cuit', 'nir', 'dni', 'passport', 'other')),
    value      TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 100),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    UNIQUE (type, value)
) STRICT;
CREATE INDEX patient_identifiers_by_patient ON patient_identifiers (patient_id);
CREATE INDEX patient_identifiers_by_value ON patient_identifiers (value);

CREATE TABLE patient_allergies (
    id                      INTEGER PRIMARY KEY,
    patient_id              INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    substance               TEXT NOT NULL CHECK (length(substance) BETWEEN 1 AND 255),
    reaction                TEXT CHECK (length(reaction) <= 255),
    severity                TEXT CHECK (severity IN ('mild', 'moderate', 'severe')),
    created_at              INTEGER NOT NULL,
    created_by              INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    entered_in_error_at     INTEGER,
    entered_in_error_by     INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    entered_in_error_reason TEXT CHECK (length(entered_in_error_reason) BETWEEN 1 AND 255),
    CHECK ((entered_in_error_at IS NULL) = (entered_in_error_by IS NULL)),
    CHECK ((entered_in_error_at IS NULL) = (entered_in_error_reason IS NULL))
) STRICT;
CREATE INDEX patient_allergies_by_patient ON patient_allergies (patient_id);

-- The newest row of a kind counts; older ones are its history.
CREATE TABLE patient_consents (
    id         INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    kind       TEXT NOT NULL CHECK (kind IN ('medical_data', 'contact')),
    given      INTEGER NOT NULL CHECK (given IN (0, 1)),
    at         INTEGER NOT NULL,
    user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX patient_consents_by_patient ON patient_consents (patient_id, kind, id);

-- Two records of one person: the source's rows went to the target, and go back when the merge is undone.
CREATE TABLE patient_merges (
    id           INTEGER PRIMARY KEY,
    source_id    INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    target_id    INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    reason       TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 255),
    target_before TEXT NOT NULL,
    target_after  TEXT NOT NULL,
    merged_at    INTEGER NOT NULL,
    merged_by    INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    undone_at    INTEGER,
    undone_by    INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    undo_reason  TEXT CHECK (length(undo_reason) BETWEEN 1 AND 255),
    CHECK (source_id <> target_id),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
    CHECK ((undone_at IS NULL) = (undo_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX patient_merges_one_per_source ON patient_merges (source_id) WHERE undone_at IS NULL;
CREATE INDEX patient_merges_by_target ON patient_merges (target_id);

CREATE TABLE patient_merge_rows (
    merge_id   INTEGER NOT NULL REFERENCES patient_merges (id) ON DELETE RESTRICT,
    table_name TEXT NOT NULL CHECK (length(table_name) BETWEEN 1 AND 50),
    row_id     INTEGER NOT NULL,
    PRIMARY KEY (merge_id, table_name, row_id)
) STRICT;

-- Appointments --------------------------------------------------------------------------------------------------------

CREATE TABLE appointments (
    id                      INTEGER PRIMARY KEY,
    patient_id              INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    professional_id         INTEGER NOT NULL REFERENCES professionals (id) ON DELETE RESTRICT,
    starts_at               INTEGER NOT NULL,
    ends_at                 INTEGER NOT NULL,
    kind                    TEXT NOT NULL CHECK (kind IN ('in_person', 'teleconsultation', 'walk_in')),
    link                    TEXT CHECK (length(link) <= 255),
    reason                  TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 255),
    overbook_reason         TEXT CHECK (length(overbook_reason) BETWEEN 1 AND 255),
    status                  TEXT NOT NULL CHECK (status IN ('scheduled', 'confirmed', 'checked_in', 'in_consultation',
        'consultation_completed', 'completed', 'cancelled', 'no_show', 'rescheduled', 'left')),
    status_at               INTEGER NOT NULL,
    checked_in_at           INTEGER,
    checked_in_by           INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    vitals_entered_at       INTEGER,
    vitals_entered_by       INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    declared_history        TEXT CHECK (length(declared_history) <= 10000),
    skip_triage_reason      TEXT CHECK (length(skip_triage_reason) BETWEEN 1 AND 255),
    consultation_started_at INTEGER,
    consultation_started_by INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    consulted_at            INTEGER,
    consulted_by            INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    closed_at               INTEGER,
    closed_by               INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    cancelled_at            INTEGER,
    cancelled_by            INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    cancel_reason           TEXT CHECK (cancel_reason IN ('patient', 'clinic', 'other')),
    rescheduled_from_id     INTEGER REFERENCES appointments (id) ON DELETE RESTRICT,
    rescheduled_to_id       INTEGER REFERENCES appointments (id) ON DELETE RESTRICT,
    version                 INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at              INTEGER NOT NULL,
    created_by              INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at              INTEGER NOT NULL,
    updated_by              INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    series_id               INTEGER REFERENCES appointments (id) ON DELETE RESTRICT,
    CHECK (ends_at - starts_at BETWEEN 300000 AND 86400000),
    CHECK ((checked_in_at IS NULL) = (checked_in_by IS NULL)),
    CHECK ((vitals_entered_at IS NULL) = (vitals_entered_by IS NULL)),
    CHECK ((consultation_started_at IS NULL) = (consultation_started_by IS NULL)),
    CHECK ((consulted_at IS NULL) = (consulted_by IS NULL)),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
    CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL)),
    CHECK (status NOT IN ('checked_in', 'in_consultation', 'consultation_completed', 'completed') OR checked_in_at IS NOT NULL),
    CHECK (status NOT IN ('scheduled', 'confirmed') OR checked_in_at IS NULL),
    CHECK (status NOT IN ('in_consultation', 'consultation_completed', 'completed')
        OR vitals_entered_at IS NOT NULL OR skip_triage_reason IS NOT NULL),
    CHECK (status NOT IN ('consultation_completed', 'completed') OR consulted_at IS NOT NULL),
    CHECK ((status = 'completed') = (closed_at IS NOT NULL)),
    CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
    CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL))
) STRICT;
CREATE INDEX appointments_by_start ON appointments (starts_at);
CREATE INDEX appointments_by_professional ON appointments (professional_id, starts_at);
CREATE INDEX appointments_by_series ON appointments (series_id, starts_at) WHERE series_id IS NOT NULL;
CREATE INDEX appointments_by_patient ON appointments (patient_id, starts_at);
CREATE INDEX appointments_expected ON appointments (starts_at) WHERE status IN ('scheduled', 'confirmed');
CREATE INDEX appointments_in_triage ON appointments (checked_in_at) WHERE status = 'checked_in';
CREATE INDEX appointments_in_consultation ON appointments (status_at) WHERE status = 'in_consultation';
CREATE INDEX appointments_to_close ON appointments (consulted_at) WHERE status = 'consultation_completed';
-- Two active appointments never start together, for a professional (but for an overbook, which says why, and walk-ins,
-- which hold no slot) nor for a patient.
CREATE UNIQUE INDEX appointments_one_start_per_professional ON appointments (professional_id, starts_at)
    WHERE status IN ('scheduled', 'confirmed', 'checked_in', 'in_consultation', 'consultation_completed', 'completed')
        AND overbook_reason IS NULL AND kind <> 'walk_in';
CREATE UNIQUE INDEX appointments_one_start_per_patient ON appointments (patient_id, starts_at)
    WHERE status IN ('scheduled', 'confirmed', 'checked_in', 'in_consultation', 'consultation_completed', 'completed');

CREATE TRIGGER appointments_begin BEFORE INSERT ON appointments
WHEN NEW.status NOT IN ('scheduled', 'checked_in')
BEGIN
    SELECT RAISE(ABORT, 'an appointment begins as scheduled or checked_in');
END;

-- The same changes as the transition table in src/domain/appointment.rs; a test compares them.
CREATE TRIGGER appointments_step BEFORE UPDATE OF status ON appointments
WHEN NEW.status <> OLD.status AND OLD.status || ' ' || NEW.status NOT IN (
    'scheduled confirmed', 'scheduled checked_in', 'scheduled cancelled', 'scheduled rescheduled', 'scheduled no_show',
    'confirmed checked_in', 'confirmed cancelled', 'confirmed rescheduled', 'confirmed no_show',
    'checked_in in_consultation', 'checked_in left', 'checked_in scheduled', 'checked_in confirmed',
    'in_consultation consultation_completed', 'in_consultation left',
    'consultation_completed completed',
    'no_show scheduled')
BEGIN
    SELECT RAISE(ABORT, 'an appointment cannot change status like this');
END;

CREATE TABLE appointment_events (
    id             INTEGER PRIMARY KEY,
    appointment_id INTEGER NOT NULL REFERENCES appointments (id) ON DELETE RESTRICT,
    from_status    TEXT,
    to_status      TEXT NOT NULL,
    action         TEXT NOT NULL CHECK (action IN ('book', 'confirm', 'check_in', 'walk_in', 'record_vitals', 'skip_triage',
        'start', 'complete', 'close', 'cancel', 'reschedule', 'no_show', 'left', 'undo_check_in', 'undo_no_show')),
    reason         TEXT CHECK (length(reason) BETWEEN 1 AND 255),
    at             INTEGER NOT NULL,
    user_id        INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX appointment_events_by_appointment ON appointment_events (appointment_id, id);

CREATE TRIGGER appointment_events_keep BEFORE UPDATE ON appointment_events
BEGIN
    SELECT RAISE(ABORT, 'what happened to an appointment is never changed');
END;
CREATE TRIGGER appointment_events_stay BEFORE DELETE ON appointment_events
BEGIN
    SELECT RAISE(ABORT, 'what happened to an appointment is never removed');
END;

-- Who waits for a slot; the lowest bit of weekdays is Monday.
CREATE TABLE waiting_list (
    id              INTEGER PRIMARY KEY,
    patient_id      INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    professional_id INTEGER REFERENCES professionals (id) ON DELETE RESTRICT,
    specialty_id    INTEGER REFERENCES specialties (id) ON DELETE RESTRICT,
    reason          TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 255),
    minutes         INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 1440),
    part_of_day     TEXT NOT NULL CHECK (part_of_day IN ('any', 'morning', 'afternoon', 'evening')),
    weekdays        INTEGER NOT NULL DEFAULT 127 CHECK (weekdays BETWEEN 1 AND 127),
    first_date      TEXT NOT NULL CHECK (first_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    last_date       TEXT CHECK (last_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note            TEXT CHECK (length(note) <= 255),
    status          TEXT NOT NULL CHECK (status IN ('waiting', 'booked', 'withdrawn')),
    appointment_id  INTEGER REFERENCES appointments (id) ON DELETE RESTRICT,
    withdraw_reason TEXT CHECK (length(withdraw_reason) BETWEEN 1 AND 255),
    version         INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at      INTEGER NOT NULL,
    created_by      INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at      INTEGER NOT NULL,
    updated_by      INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    CHECK (professional_id IS NOT NULL OR specialty_id IS NOT NULL),
    CHECK (last_date >= first_date),
    CHECK ((status = 'booked') = (appointment_id IS NOT NULL)),
    CHECK ((status = 'withdrawn') = (withdraw_reason IS NOT NULL))
) STRICT;
CREATE INDEX waiting_list_waiting ON waiting_list (created_at) WHERE status = 'waiting';
CREATE INDEX waiting_list_by_patient ON waiting_list (patient_id);

CREATE TRIGGER waiting_list_step BEFORE UPDATE OF status ON waiting_list
WHEN NEW.status <> OLD.status AND OLD.status <> 'waiting'
BEGIN
    SELECT RAISE(ABORT, 'a wish that is met or withdrawn is never waited for again');
END;

-- The number by which a waiting patient is called; it counts anew every day.
CREATE TABLE tickets (
    appointment_id INTEGER PRIMARY KEY REFERENCES appointments (id) ON DELETE RESTRICT,
    day            TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    number         INTEGER NOT NULL CHECK (number >= 1),
    issued_at      INTEGER NOT NULL,
    UNIQUE (day, number)
) STRICT;

-- Who was called, when and where to; the newest rows are on the board.
CREATE TABLE patient_calls (
    id             INTEGER PRIMARY KEY,
    appointment_id INTEGER NOT NULL REFERENCES appointments (id) ON DELETE RESTRICT,
    stage          TEXT NOT NULL CHECK (stage IN ('desk', 'triage', 'samples', 'consultation')),
    place          TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 150),
    called_at      INTEGER NOT NULL,
    called_by      INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX patient_calls_by_time ON patient_calls (called_at);
CREATE INDEX patient_calls_by_appointment ON patient_calls (appointment_id, called_at);

-- Care ----------------------------------------------------------------------------------------------------------------

-- Measured values are whole numbers of the last decimal place, as src/domain/vitals/measure.rs has it: 37.2 °C is 372.
CREATE TABLE vitals (
    id                      INTEGER PRIMARY KEY,
    patient_id              INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    appointment_id          INTEGER REFERENCES appointments (id) ON DELETE RESTRICT,
    taken_at                INTEGER NOT NULL,
    taken_by                INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    systolic                INTEGER CHECK (systolic > 0),
    diastolic               INTEGER CHECK (diastolic >= 0),
    heart_rate              INTEGER CHECK (heart_rate > 0),
    temperature             INTEGER CHECK (temperature > 0),
    respiratory_rate        INTEGER CHECK (respiratory_rate > 0),
    spo2                    INTEGER CHECK (spo2 BETWEEN 1 AND 100),
    oxygen_flow             INTEGER CHECK (oxygen_flow > 0),
    weight                  INTEGER CHECK (weight > 0),
    height                  INTEGER CHECK (height > 0),
    head_circumference      INTEGER CHECK (head_circumference > 0),
    pain                    INTEGER CHECK (pain BETWEEN 0 AND 10),
    glucose                 INTEGER CHECK (glucose > 0),
    on_oxygen               INTEGER CHECK (on_oxygen IN (0, 1)),
    pregnant                INTEGER CHECK (pregnant IN (0, 1)),
    consciousness           TEXT CHECK (consciousness IN ('alert', 'confusion', 'voice', 'pain', 'unresponsive')),
    news2                   INTEGER CHECK (news2 BETWEEN 0 AND 20),
    entered_in_error_at     INTEGER,
    entered_in_error_by     INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    entered_in_error_reason TEXT CHECK (length(entered_in_error_reason) BETWEEN 1 AND 255),
    CHECK (coalesce(systolic, diastolic, heart_rate, temperature, respiratory_rate, spo2, oxygen_flow, weight, height,
        head_circumference, pain, glucose, on_oxygen, consciousness) IS NOT NULL),
    CHECK ((entered_in_error_at IS NULL) = (entered_in_error_by IS NULL)),
    CHECK ((entered_in_error_at IS NULL) = (entered_in_error_reason IS NULL))
) STRICT;
CREATE INDEX vitals_by_patient ON vitals (patient_id, taken_at);
CREATE INDEX vitals_by_appointment ON vitals (appointment_id, taken_at);

CREATE TABLE consultations (
    id             INTEGER PRIMARY KEY,
    appointment_id INTEGER NOT NULL UNIQUE REFERENCES appointments (id) ON DELETE RESTRICT,
    patient_id     INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    notes          TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 10000),
    signed_at      INTEGER,
    signed_by      INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    version        INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at     INTEGER NOT NULL,
    created_by     INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at     INTEGER NOT NULL,
    updated_by     INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    CHECK ((signed_at IS NULL) = (signed_by IS NULL)),
    CHECK (signed_at IS NULL OR length(trim(notes)) > 0)
) STRICT;
CREATE INDEX consultations_by_patient ON consultations (patient_id, created_at);

CREATE TRIGGER consultations_signed BEFORE UPDATE OF id, appointment_id, notes, signed_at, signed_by, created_at, created_by
    ON consultations
WHEN OLD.signed_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'signed notes are never changed');
END;
CREATE TRIGGER consultations_patient BEFORE UPDATE OF patient_id ON consultations
WHEN NOT EXISTS (SELECT 1 FROM patient_merges WHERE source_id IN (OLD.patient_id, NEW.patient_id)
    AND target_id IN (OLD.patient_id, NEW.patient_id))
BEGIN
    SELECT RAISE(ABORT, 'notes change hands only when patients are merged');
END;

CREATE TABLE diagnoses (
    id                      INTEGER PRIMARY KEY,
    consultation_id         INTEGER NOT NULL REFERENCES consultations (id) ON DELETE RESTRICT,
    patient_id              INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    position                INTEGER NOT NULL CHECK (position >= 1),
    code                    TEXT CHECK (length(code) BETWEEN 1 AND 20),
    text                    TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 255),
    rank                    TEXT NOT NULL CHECK (rank IN ('primary', 'secondary')),
    certainty               TEXT NOT NULL CHECK (certainty IN ('suspected', 'confirmed')),
    created_at              INTEGER NOT NULL,
    created_by              INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    entered_in_error_at     INTEGER,
    entered_in_error_by     INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    entered_in_error_reason TEXT CHECK (length(entered_in_error_reason) BETWEEN 1 AND 255),
    CHECK ((entered_in_error_at IS NULL) = (entered_in_error_by IS NULL))
) STRICT;
CREATE INDEX diagnoses_by_consultation ON diagnoses (consultation_id, position);
CREATE INDEX diagnoses_by_patient ON diagnoses (patient_id, created_at);

-- Laboratory ----------------------------------------------------------------------------------------------------------

CREATE TABLE lab_tests (
    id         INTEGER PRIMARY KEY,
    code       TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 20),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    loinc      TEXT CHECK (length(loinc) <= 20),
    section    TEXT NOT NULL CHECK (length(section) BETWEEN 1 AND 20),
    container  TEXT NOT NULL CHECK (length(container) BETWEEN 1 AND 20),
    service_id INTEGER REFERENCES services (id) ON DELETE RESTRICT,
    position   INTEGER NOT NULL DEFAULT 0,
    active     INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at INTEGER NOT NULL,
    updated_by INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

-- Limits here and in lab_ranges are digits at the analyte's places: 13.5 with one place is 135. Ages are whole years.
CREATE TABLE lab_analytes (
    id              INTEGER PRIMARY KEY,
    lab_test_id     INTEGER NOT NULL REFERENCES lab_tests (id) ON DELETE RESTRICT,
    code            TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 20),
    name            TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    loinc           TEXT CHECK (length(loinc) <= 20),
    unit            TEXT CHECK (length(unit) <= 50),
    kind            TEXT NOT NULL CHECK (kind IN ('numeric', 'ordinal', 'text')),
    choices         TEXT CHECK (length(choices) BETWEEN 1 AND 500),
    places          INTEGER NOT NULL DEFAULT 0 CHECK (places BETWEEN 0 AND 6),
    impossible_low  INTEGER,
    impossible_high INTEGER,
    position        INTEGER NOT NULL CHECK (position >= 1),
    active          INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    UNIQUE (lab_test_id, code)
) STRICT;

CREATE TABLE lab_ranges (
    id             INTEGER PRIMARY KEY,
    lab_analyte_id INTEGER NOT NULL REFERENCES lab_analytes (id) ON DELETE RESTRICT,
    sex            TEXT CHECK (sex IN ('female', 'male')),
    age_from       INTEGER NOT NULL DEFAULT 0 CHECK (age_from >= 0),
    age_to         INTEGER CHECK (age_to > age_from),
    low            INTEGER,
    high           INTEGER CHECK (high >= low),
    critical_low   INTEGER,
    critical_high  INTEGER CHECK (critical_high >= critical_low),
    normal_text    TEXT CHECK (length(normal_text) <= 255),
    source         TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 255),
    critical_source TEXT CHECK (length(critical_source) BETWEEN 1 AND 255),
    valid_from     TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX lab_ranges_by_analyte ON lab_ranges (lab_analyte_id, sex, age_from);

CREATE TABLE lab_orders (
    id                    INTEGER PRIMARY KEY,
    patient_id            INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    appointment_id        INTEGER REFERENCES appointments (id) ON DELETE RESTRICT,
    ordered_by            INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    priority              TEXT NOT NULL CHECK (priority IN ('stat', 'urgent', 'routine')),
    clinical_information  TEXT CHECK (length(clinical_information) <= 10000),
    status                TEXT NOT NULL CHECK (status IN ('created', 'sent_to_lab', 'sample_collected', 'in_progress',
        'results_available', 'completed', 'cancelled')),
    status_at             INTEGER NOT NULL,
    sent_at               INTEGER,
    sent_by               INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    collected_at          INTEGER,
    collected_by          INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    analysis_started_at   INTEGER,
    analysis_started_by   INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    analysis_completed_at INTEGER,
    conclusion            TEXT CHECK (length(conclusion) <= 10000),
    validated_at          INTEGER,
    validated_by          INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    interpretation        TEXT CHECK (length(interpretation) <= 10000),
    reviewed_at           INTEGER,
    reviewed_by           INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    cancelled_at          INTEGER,
    cancelled_by          INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    version               INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at            INTEGER NOT NULL,
    created_by            INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at            INTEGER NOT NULL,
    updated_by            INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    CHECK ((sent_at IS NULL) = (sent_by IS NULL)),
    CHECK ((collected_at IS NULL) = (collected_by IS NULL)),
    CHECK ((analysis_started_at IS NULL) = (analysis_started_by IS NULL)),
    CHECK ((validated_at IS NULL) = (validated_by IS NULL)),
    CHECK ((validated_at IS NULL) = (analysis_completed_at IS NULL)),
    CHECK ((reviewed_at IS NULL) = (reviewed_by IS NULL)),
    CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL)),
    CHECK (status IN ('created', 'cancelled') OR sent_at IS NOT NULL),
    CHECK (status NOT IN ('sample_collected', 'in_progress', 'results_available', 'completed') OR collected_at IS NOT NULL),
    CHECK (status NOT IN ('in_progress', 'results_available', 'completed') OR analysis_started_at IS NOT NULL),
    CHECK (status NOT IN ('results_available', 'completed') OR validated_at IS NOT NULL),
    CHECK ((status = 'completed') = (reviewed_at IS NOT NULL)),
    CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL))
) STRICT;
CREATE INDEX lab_orders_by_patient ON lab_orders (patient_id, created_at);
CREATE INDEX lab_orders_by_appointment ON lab_orders (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX lab_orders_to_collect ON lab_orders (sent_at) WHERE status = 'sent_to_lab';
CREATE INDEX lab_orders_on_worklist ON lab_orders (collected_at) WHERE status IN ('sample_collected', 'in_progress');
CREATE INDEX lab_orders_to_review ON lab_orders (ordered_by, validated_at) WHERE status = 'results_available';
CREATE INDEX lab_orders_done ON lab_orders (validated_at) WHERE status IN ('results_available', 'completed');

CREATE TRIGGER lab_orders_begin BEFORE INSERT ON lab_orders
WHEN NEW.status <> 'created'
BEGIN
    SELECT RAISE(ABORT, 'a lab order begins as created');
END;

-- The same changes as the transition table in src/domain/lab_order.rs; a test compares them.
CREATE TRIGGER lab_orders_step BEFORE UPDATE OF status ON lab_orders
WHEN NEW.status <> OLD.status AND OLD.status || ' ' || NEW.status NOT IN (
    'created sent_to_lab', 'created cancelled',
    'sent_to_lab sample_collected', 'sent_to_lab cancelled',
    'sample_collected sent_to_lab', 'sample_collected in_progress',
    'in_progress results_available',
    'results_available completed',
    'completed results_available')
BEGIN
    SELECT RAISE(ABORT, 'a lab order cannot change status like this');
END;

CREATE TABLE lab_order_events (
    id           INTEGER PRIMARY KEY,
    lab_order_id INTEGER NOT NULL REFERENCES lab_orders (id) ON DELETE RESTRICT,
    from_status  TEXT,
    to_status    TEXT NOT NULL,
    action       TEXT NOT NULL CHECK (action IN ('order', 'send', 'collect_sample', 'reject_specimen', 'start_analysis',
        'save_results', 'validate', 'review', 'correct', 'cancel')),
    reason       TEXT CHECK (length(reason) BETWEEN 1 AND 255),
    at           INTEGER NOT NULL,
    user_id      INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX lab_order_events_by_order ON lab_order_events (lab_order_id, id);

CREATE TRIGGER lab_order_events_keep BEFORE UPDATE ON lab_order_events
BEGIN
    SELECT RAISE(ABORT, 'what happened to a lab order is never changed');
END;
CREATE TRIGGER lab_order_events_stay BEFORE DELETE ON lab_order_events
BEGIN
    SELECT RAISE(ABORT, 'what happened to a lab order is never removed');
END;

CREATE TABLE lab_order_tests (
    id           INTEGER PRIMARY KEY,
    lab_order_id INTEGER NOT NULL REFERENCES lab_orders (id) ON DELETE RESTRICT,
    position     INTEGER NOT NULL CHECK (position >= 1),
    lab_test_id  INTEGER REFERENCES lab_tests (id) ON DELETE RESTRICT,
    free_text    TEXT CHECK (length(free_text) BETWEEN 1 AND 255),
    CHECK ((lab_test_id IS NULL) <> (free_text IS NULL)),
    UNIQUE (lab_order_id, lab_test_id)
) STRICT;
CREATE INDEX lab_order_tests_by_order ON lab_order_tests (lab_order_id, position);

CREATE TABLE specimens (
    id            INTEGER PRIMARY KEY,
    lab_order_id  INTEGER NOT NULL REFERENCES lab_orders (id) ON DELETE RESTRICT,
    accession     TEXT NOT NULL UNIQUE CHECK (length(accession) BETWEEN 1 AND 20),
    container     TEXT CHECK (length(container) <= 100),
    collected_at  INTEGER NOT NULL,
    collected_by  INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    rejected_at   INTEGER,
    rejected_by   INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    reject_reason TEXT CHECK (reject_reason IN ('haemolysed', 'clotted', 'insufficient', 'mislabelled', 'other')),
    reject_text   TEXT CHECK (length(reject_text) <= 255),
    CHECK ((rejected_at IS NULL) = (rejected_by IS NULL)),
    CHECK ((rejected_at IS NULL) = (reject_reason IS NULL))
) STRICT;
CREATE INDEX specimens_by_order ON specimens (lab_order_id, id);
CREATE UNIQUE INDEX specimens_one_good_per_order ON specimens (lab_order_id) WHERE rejected_at IS NULL;

-- One row per version of a value; a newer version sets superseded_at on the one before.
CREATE TABLE lab_results (
    id                INTEGER PRIMARY KEY,
    lab_order_test_id INTEGER NOT NULL REFERENCES lab_order_tests (id) ON DELETE RESTRICT,
    lab_analyte_id    INTEGER REFERENCES lab_analytes (id) ON DELETE RESTRICT,
    version           INTEGER NOT NULL CHECK (version >= 1),
    value_digits      INTEGER,
    value_places      INTEGER CHECK (value_places BETWEEN 0 AND 6),
    value_sign        TEXT CHECK (value_sign IN ('<', '>')),
    value_text        TEXT CHECK (length(value_text) BETWEEN 1 AND 50000),
    unit              TEXT CHECK (length(unit) <= 50),
    range_low         INTEGER,
    range_high        INTEGER,
    critical_low      INTEGER,
    critical_high     INTEGER,
    normal_text       TEXT CHECK (length(normal_text) <= 255),
    range_source      TEXT CHECK (length(range_source) <= 255),
    flag              TEXT NOT NULL CHECK (length(flag) BETWEEN 1 AND 20),
    reason            TEXT CHECK (length(reason) BETWEEN 1 AND 255),
    entered_at        INTEGER NOT NULL,
    entered_by        INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    superseded_at     INTEGER,
    CHECK ((value_digits IS NULL) = (value_places IS NULL)),
    CHECK (value_sign IS NULL OR value_digits IS NOT NULL),
    CHECK ((value_digits IS NULL) <> (value_text IS NULL))
) STRICT;
CREATE INDEX lab_results_by_test ON lab_results (lab_order_test_id, lab_analyte_id, version);
CREATE UNIQUE INDEX lab_results_one_current ON lab_results (lab_order_test_id, coalesce(lab_analyte_id, 0))
    WHERE superseded_at IS NULL;
CREATE INDEX lab_results_by_analyte ON lab_results (lab_analyte_id, entered_at) WHERE superseded_at IS NULL;

CREATE TABLE critical_calls (
    id           INTEGER PRIMARY KEY,
    lab_order_id INTEGER NOT NULL REFERENCES lab_orders (id) ON DELETE RESTRICT,
    told         TEXT NOT NULL CHECK (length(told) BETWEEN 1 AND 100),
    told_at      INTEGER NOT NULL,
    read_back    INTEGER NOT NULL CHECK (read_back IN (0, 1)),
    note         TEXT CHECK (length(note) <= 255),
    created_at   INTEGER NOT NULL,
    created_by   INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX critical_calls_by_order ON critical_calls (lab_order_id);

-- Billing -------------------------------------------------------------------------------------------------------------

CREATE TABLE services (
    id         INTEGER PRIMARY KEY,
    code       TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 20),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind       TEXT NOT NULL CHECK (kind IN ('service', 'test', 'medicine', 'other')),
    active     INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at INTEGER NOT NULL,
    updated_by INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

-- The price of a service from a day on, until the next row's.
CREATE TABLE service_prices (
    id         INTEGER PRIMARY KEY,
    service_id INTEGER NOT NULL REFERENCES services (id) ON DELETE RESTRICT,
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    price      INTEGER NOT NULL CHECK (price BETWEEN 0 AND 9999999999),
    tax_bp     INTEGER NOT NULL DEFAULT 0 CHECK (tax_bp BETWEEN 0 AND 10000),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    UNIQUE (service_id, valid_from)
) STRICT;

CREATE TABLE invoices (
    id              INTEGER PRIMARY KEY,
    patient_id      INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    appointment_id  INTEGER REFERENCES appointments (id) ON DELETE RESTRICT,
    corrects_id   INTEGER REFERENCES invoices (id) ON DELETE RESTRICT,
    status        TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'issued', 'void')),
    subtotal      INTEGER NOT NULL DEFAULT 0 CHECK (subtotal BETWEEN 0 AND 9999999999),
    discount      INTEGER NOT NULL DEFAULT 0 CHECK (discount BETWEEN 0 AND subtotal),
    discount_bp   INTEGER CHECK (discount_bp BETWEEN 0 AND 10000),
    discount_reason TEXT CHECK (length(discount_reason) <= 255),
    tax           INTEGER NOT NULL DEFAULT 0 CHECK (tax BETWEEN 0 AND 9999999999),
    total         INTEGER NOT NULL DEFAULT 0 CHECK (total BETWEEN 0 AND 9999999999),
    insurer_id    INTEGER REFERENCES insurers (id) ON DELETE RESTRICT,
    insurer_share INTEGER NOT NULL DEFAULT 0 CHECK (insurer_share BETWEEN 0 AND total),
    patient_share INTEGER NOT NULL DEFAULT 0 CHECK (patient_share BETWEEN 0 AND total),
    issued_at     INTEGER,
    issued_by     INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    voided_at     INTEGER,
    voided_by     INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    void_reason   TEXT CHECK (length(void_reason) BETWEEN 1 AND 255),
    -- When payments came to the whole total; kept by the transaction that takes or takes back a payment.
    settled_at    INTEGER,
    version       INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at    INTEGER NOT NULL,
    created_by    INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    updated_at    INTEGER NOT NULL,
    updated_by    INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    CHECK (total = subtotal - discount + tax),
    CHECK (insurer_share + patient_share = total),
    CHECK ((issued_at IS NULL) = (issued_by IS NULL)),
    CHECK (status <> 'issued' OR issued_at IS NOT NULL),
    CHECK ((status = 'void') = (voided_at IS NOT NULL)),
    CHECK ((voided_at IS NULL) = (voided_by IS NULL)),
    CHECK ((voided_at IS NULL) = (void_reason IS NULL))
) STRICT;
CREATE INDEX invoices_open ON invoices (issued_at) WHERE status = 'issued' AND settled_at IS NULL;
CREATE INDEX invoices_by_patient ON invoices (patient_id, created_at);
CREATE INDEX invoices_by_appointment ON invoices (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE UNIQUE INDEX invoices_one_per_appointment ON invoices (appointment_id)
    WHERE appointment_id IS NOT NULL AND status <> 'void' AND corrects_id IS NULL;

CREATE TRIGGER invoices_begin BEFORE INSERT ON invoices
WHEN NEW.status <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'an invoice begins as a draft');
END;
CREATE TRIGGER invoices_step BEFORE UPDATE OF status ON invoices
WHEN NEW.status <> OLD.status AND OLD.status || ' ' || NEW.status NOT IN ('draft issued', 'draft void', 'issued void')
BEGIN
    SELECT RAISE(ABORT, 'an invoice cannot change status like this');
END;
CREATE TRIGGER invoices_keep BEFORE UPDATE OF appointment_id, corrects_id, subtotal, discount, discount_bp, tax,
    total, insurer_id, insurer_share, patient_share, issued_at, issued_by ON invoices
WHEN OLD.status <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never changed');
END;
CREATE TRIGGER invoices_patient BEFORE UPDATE OF patient_id ON invoices
WHEN OLD.status <> 'draft' AND NOT EXISTS (SELECT 1 FROM patient_merges WHERE source_id IN (OLD.patient_id, NEW.patient_id)
    AND target_id IN (OLD.patient_id, NEW.patient_id))
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice changes hands only when patients are merged');
END;

CREATE TABLE invoice_lines (
    id                INTEGER PRIMARY KEY,
    invoice_id        INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
    position          INTEGER NOT NULL CHECK (position >= 1),
    kind              TEXT NOT NULL CHECK (kind IN ('service', 'test', 'medicine', 'other')),
    service_id        INTEGER REFERENCES services (id) ON DELETE RESTRICT,
    lab_order_test_id INTEGER REFERENCES lab_order_tests (id) ON DELETE RESTRICT,
    description       TEXT NOT NULL CHECK (length(description) BETWEEN 1 AND 255),
    quantity          INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 9999),
    unit_price        INTEGER NOT NULL CHECK (unit_price BETWEEN 0 AND 9999999999),
    tax_bp            INTEGER NOT NULL DEFAULT 0 CHECK (tax_bp BETWEEN 0 AND 10000),
    amount            INTEGER NOT NULL CHECK (amount = quantity * unit_price AND amount <= 9999999999),
    UNIQUE (invoice_id, position)
) STRICT;
CREATE INDEX invoice_lines_by_lab_test ON invoice_lines (lab_order_test_id) WHERE lab_order_test_id IS NOT NULL;

CREATE TRIGGER invoice_lines_add BEFORE INSERT ON invoice_lines
WHEN (SELECT status FROM invoices WHERE id = NEW.invoice_id) <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never changed');
END;
CREATE TRIGGER invoice_lines_keep BEFORE UPDATE ON invoice_lines
WHEN (SELECT status FROM invoices WHERE id = OLD.invoice_id) <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never changed');
END;
CREATE TRIGGER invoice_lines_stay BEFORE DELETE ON invoice_lines
WHEN (SELECT status FROM invoices WHERE id = OLD.invoice_id) <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never changed');
END;

CREATE TABLE payments (
    id          INTEGER PRIMARY KEY,
    invoice_id  INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
    kind        TEXT NOT NULL CHECK (kind IN ('payment', 'refund')),
    method      TEXT NOT NULL CHECK (method IN ('cash', 'card', 'mobile', 'transfer', 'insurer')),
    amount      INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 9999999999),
    tendered    INTEGER CHECK (tendered >= amount),
    reference   TEXT CHECK (length(reference) <= 100),
    reason      TEXT CHECK (length(reason) BETWEEN 1 AND 255),
    paid_at     INTEGER NOT NULL,
    paid_by     INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    voided_at   INTEGER,
    voided_by   INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    void_reason TEXT CHECK (length(void_reason) BETWEEN 1 AND 255),
    CHECK (kind = 'payment' OR reason IS NOT NULL),
    CHECK ((voided_at IS NULL) = (voided_by IS NULL)),
    CHECK ((voided_at IS NULL) = (void_reason IS NULL))
) STRICT;
CREATE INDEX payments_by_invoice ON payments (invoice_id);
CREATE INDEX payments_by_day ON payments (paid_at);

CREATE TRIGGER payments_keep BEFORE UPDATE OF invoice_id, kind, method, amount, tendered, reference, reason, paid_at, paid_by
    ON payments
BEGIN
    SELECT RAISE(ABORT, 'a payment is never changed');
END;
CREATE TRIGGER payments_stay BEFORE DELETE ON payments
BEGIN
    SELECT RAISE(ABORT, 'a payment is never removed');
END;

-- The house -----------------------------------------------------------------------------------------------------------

-- What somebody was typing when they were interrupted.
CREATE TABLE drafts (
    user_id  INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    key      TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
    body     TEXT NOT NULL CHECK (length(body) <= 200000),
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, key)
) STRICT;

-- Each row carries the hash of the one before it; see src/store/audit.rs.
CREATE TABLE audit_log (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    user_id    INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    actor      TEXT NOT NULL,
    action     TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 50),
    entity     TEXT NOT NULL,
    entity_id  INTEGER,
    success    INTEGER NOT NULL CHECK (success IN (0, 1)),
    old_values TEXT,
    new_values TEXT,
    client     TEXT NOT NULL,
    prev_hash  TEXT NOT NULL,
    hash       TEXT NOT NULL
) STRICT;
CREATE INDEX audit_log_by_entity ON audit_log (entity, entity_id, id);
CREATE INDEX audit_log_by_user ON audit_log (user_id, id);

CREATE TRIGGER audit_log_keep BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is never changed');
END;
CREATE TRIGGER audit_log_stay BEFORE DELETE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is never shortened');
END;
