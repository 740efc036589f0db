package workshop

import (
	"context"
	"fmt"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire/sheet/inbox"
	"yourpart/ui/replies"
	"yourpart/ui/workshop/room"
)

// formsIn is the folder that filled-in forms are put in; nil where none is named.
func formsIn(folder string) (*inbox.Inbox, error) {
	if folder == "" {
		return nil, nil
	}
	box, err := inbox.Open(folder)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", text.Shown(folder), err)
	}
	return box, nil
}

// formsEvery is how often the folder is looked into. A file is taken when it was the same
// twice, so that none is taken half-written.
const formsEvery = time.Second

// watch takes what comes into a folder of forms until the workshop ends.
func (w *running) watch(stop context.Context, box *inbox.Inbox) {
	for {
		files, err := box.Look(false)
		if err == nil && len(files) > 0 {
			var came []replies.Came
			for _, f := range files {
				came = append(came, replies.From(w.Forms, f))
			}
			w.book.Came(came)
			<-w.room.Ask(room.Change{Kind: room.Forms})
		}
		select {
		case <-stop.Done():
			return
		case <-time.After(formsEvery):
		}
	}
}
