package questionnaire

// Track changes what is noted about an action. What is empty in t stays as it
// is, and [Clear] takes it away. A status moves as [Tracking.Move] says: an
// action that stays done keeps its day, unless t names one in Done. It returns
// what was noted before; on an error, which says what is missing or wrong,
// nothing has changed.
func (a *Assessment) Track(action string, t Tracking, day Date) (was Tracking, err error) {
	was = a.Actions[action]
	now := was
	if was == (Tracking{}) { // a part begins with what holds for the whole
		now = a.TrackingOf(action)
		if now.Due = ""; now.Status != Accepted {
			now.Owner = "" // see Promised, where those of an agreed plan come first
		}
	}
	if t.Status != "" {
		now = now.Move(t.Status, day)
	}
	if now.Status == Done && t.Done != "" {
		now.Done = t.Done
	}
	now.Owner, now.Note, now.Reason = replaced(now.Owner, t.Owner), replaced(now.Note, t.Note), replaced(now.Reason, t.Reason)
	now.Due, now.Expires = replacedDate(now.Due, t.Due), replacedDate(now.Expires, t.Expires)
	if err := now.Check(); err != nil {
		return was, err
	}
	before := a.trackingPart(action)
	a.SetTracking(action, now)
	a.log(OfTracking, action, before, a.trackingPart(action))
	return was, nil
}

// replacedDate is a date after somebody gave another one for it.
func replacedDate(was, given Date) Date {
	switch given {
	case "":
		return was
	case Clear:
		return ""
	}
	return given
}

// A Confirmation is what [Assessment.Confirm] replaced.
type Confirmation struct {
	Answers  map[CellID]Answer
	Tracking Tracking
}

// Confirm says that an action is done as of a day: its cells take the best
// option, which the caller works out, under the rules of [Assessment.Answer]. So
// note, evidence and who said so stay unless n says otherwise.
func (a *Assessment) Confirm(action string, best map[CellID]Answer, n Notes, day Date) (was Confirmation, err error) {
	was.Answers = make(map[CellID]Answer, len(best))
	if was.Tracking, err = a.Track(action, Tracking{Status: Done, Done: day}, day); err != nil {
		return was, err
	}
	for id, ans := range best {
		was.Answers[id] = a.Answer(id, ans.Option, n, day)
	}
	return was, nil
}
