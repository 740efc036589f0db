package leave

// EnoughFiles returns nil: there is no such limit.
func EnoughFiles() error { return nil }
