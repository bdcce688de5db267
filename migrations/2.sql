-- Version 2: the front desk. Full records of professionals, reasons, series, waiting list, merged patients, tickets.

ALTER TABLE professionals ADD COLUMN identifier_type TEXT CHECK (identifier_type IN ('cpf', 'cuit', 'nir', 'dni', 'passport', 'other'));
ALTER TABLE professionals ADD COLUMN identifier TEXT CHECK (length(identifier) BETWEEN 1 AND 100);
ALTER TABLE professionals ADD COLUMN birth_date TEXT CHECK (birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE professionals ADD COLUMN sex TEXT CHECK (sex IN ('female', 'male', 'other', 'unknown'));
ALTER TABLE professionals ADD COLUMN address TEXT CHECK (length(address) <= 255);
ALTER TABLE professionals ADD COLUMN licence_expires TEXT CHECK (licence_expires GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE professionals ADD COLUMN qualifications TEXT CHECK (length(qualifications) <= 1000);
ALTER TABLE professionals ADD COLUMN biography TEXT CHECK (length(biography) <= 10000);
ALTER TABLE professionals ADD COLUMN room TEXT CHECK (length(room) <= 50);

ALTER TABLE patients ADD COLUMN merged_into_id INTEGER REFERENCES patients (id) ON DELETE RESTRICT;
CREATE INDEX patients_merged ON patients (merged_into_id) WHERE merged_into_id IS NOT NULL;

ALTER TABLE appointments ADD COLUMN series_id INTEGER REFERENCES appointments (id) ON DELETE RESTRICT;
CREATE INDEX appointments_by_series ON appointments (series_id, starts_at) WHERE series_id IS NOT NULL;

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

-- The program fills it when it opens the file.
DROP TABLE patient_search;
CREATE VIRTUAL TABLE patient_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4', tokenize = 'ascii'
);

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

DROP TRIGGER consultations_signed;
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

DROP TRIGGER invoices_keep;
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
