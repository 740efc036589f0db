package questionnaire

// syncDir does nothing: Windows makes a rename lasting by itself.
func syncDir(string) error { return nil }
