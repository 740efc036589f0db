package store

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"sync"
	"time"

	"yourpart/questionnaire"
)

// Keys reads files that may be encrypted, and remembers the keys of those that
// it opened. Its methods may be called from several goroutines.
type Keys struct {
	// Ask gets the passphrase of a file; wrong counts the ones that were not it.
	// It returns ErrPassphrase to give up. Without it, encrypted files stay closed.
	Ask func(path string, wrong int) (string, error)
	// Own is the passphrase that is known to belong to a file by its path. It is tried
	// before those that opened other files, as each trial takes a while. It may be nil.
	Own func(path string) (passphrase string, known bool)
	// Work is the cost of a new key as a power of two; 0 is the usual. Tests
	// take less.
	Work int
	// Wait is how long Open and Restore wait for a command that has the file. Many
	// that are waiting take turns, each for less than that. For a window they wait
	// a second at most.
	Wait time.Duration
	// Command says in the lock that a command has the file, not a window.
	Command bool

	mu    sync.Mutex
	known []*Key
	tried []string // passphrases that opened a file
}

// as is what the lock says of who holds it.
func (k *Keys) as() string {
	if k.Command {
		return byCommand
	}
	return byWindow
}

// New makes a key that a passphrase opens, and remembers it.
func (k *Keys) New(passphrase string) (*Key, error) {
	work := k.Work
	if work == 0 {
		work = usualWork
	}
	key, err := newKey(passphrase, work)
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.known, k.tried = append(k.known, key), append(k.tried, passphrase)
	return key, nil
}

// fits finds the key of a head among those that are known, and those that a
// passphrase given before opens. Nobody is asked.
func (k *Keys) fits(head []byte) (*Key, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.find(head)
}

// knows is the key of a head that was opened before, or nil.
func (k *Keys) knows(head []byte) *Key {
	for _, key := range k.known {
		if bytes.Equal(key.head, head) {
			return key
		}
	}
	return nil
}

// find is fits for the caller that holds the lock.
func (k *Keys) find(head []byte) (*Key, error) {
	if key := k.knows(head); key != nil {
		return key, nil
	}
	for _, passphrase := range slices.Clone(k.tried) {
		if key, err := k.try(head, passphrase); !errors.Is(err, ErrPassphrase) {
			return key, err
		}
	}
	return nil, ErrPassphrase
}

// Unlock opens a file with a passphrase, so that it can be read from now on.
func (k *Keys) Unlock(path, passphrase string) error {
	f, err := OpenInput(path)
	if err != nil {
		return named(path, err)
	}
	defer f.Close()
	b, err := questionnaire.ReadAll(f)
	if err != nil || !sealed(b) {
		return named(path, err)
	}
	head, _, err := parts(b)
	if err != nil {
		return named(path, err)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	_, err = k.try(head, passphrase)
	return named(path, err)
}

// try opens a head with a passphrase. The caller holds the lock.
func (k *Keys) try(head []byte, passphrase string) (*Key, error) {
	key, err := unlock(head, passphrase)
	if err == nil {
		k.known, k.tried = append(k.known, key), append(k.tried, passphrase)
	}
	return key, err
}

// key finds the key of a head: one that is known, one that the file's own passphrase
// or one given before opens, or one that is asked for. One question at a time is asked.
func (k *Keys) key(path string, head []byte) (*Key, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.Own != nil && k.knows(head) == nil {
		if passphrase, ok := k.Own(path); ok {
			if key, err := k.try(head, passphrase); !errors.Is(err, ErrPassphrase) {
				return key, err
			}
		}
	}
	if key, err := k.find(head); !errors.Is(err, ErrPassphrase) {
		return key, err
	}
	if k.Ask == nil {
		return nil, &EncryptedError{path}
	}
	for wrong := 0; ; wrong++ {
		passphrase, err := k.Ask(path, wrong)
		if err != nil {
			return nil, unasked{err}
		}
		if key, err := k.try(head, passphrase); !errors.Is(err, ErrPassphrase) {
			return key, err
		}
	}
}

// unasked is why nobody could be asked for a passphrase.
type unasked struct{ error }

// Unwrap gives the error itself.
func (e unasked) Unwrap() error { return e.error }

// Decode is the package's Decode for what may be encrypted. The key is nil for
// plain text.
func (k *Keys) Decode(r io.Reader) (questionnaire.Assessment, *Key, error) {
	b, err := questionnaire.ReadAll(r)
	if err != nil {
		return questionnaire.Assessment{}, nil, err
	}
	return k.decode("", b)
}

func (k *Keys) decode(path string, b []byte) (questionnaire.Assessment, *Key, error) {
	if !sealed(b) {
		a, err := questionnaire.DecodeBytes(b)
		return a, nil, err
	}
	head, body, err := parts(b)
	if err != nil {
		return questionnaire.Assessment{}, nil, err
	}
	key, err := k.key(path, head)
	if err != nil {
		return questionnaire.Assessment{}, nil, err
	}
	plain, err := key.open(body)
	if err != nil {
		return questionnaire.Assessment{}, nil, err
	}
	a, err := questionnaire.DecodeBytes(plain)
	return a, key, err
}

// Load is the package's Load for files that may be encrypted.
func (k *Keys) Load(path string) (questionnaire.Assessment, error) {
	a, _, err := k.load(path)
	return a, err
}
