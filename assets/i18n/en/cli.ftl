# What the commands say.

cli-no-home = No folder for the data: this account has no home. Give one with --data-dir.
cli-crash = Polyclinic stopped because of an internal error. What was saved is safe. Incident { $code }; the log is { $log }
