package door

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/crypto/ssh"

	"yourpart/internal/text"
	"yourpart/questionnaire/store"
)

// HostKey is the key in a file, made where there is none. It is kept, so that who has been
// to a workshop of the same consultant is not warned that the computer is another one.
func HostKey(path string) (ssh.Signer, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if b, err = newKey(path); err != nil {
			return nil, fmt.Errorf("the host key cannot be kept as %s: %w", text.Shown(path), store.Reason(err))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("the host key %s cannot be read: %w", text.Shown(path), store.Reason(err))
	}
	const others = 0o077
	if info, err := os.Stat(path); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&others != 0 {
		return nil, fmt.Errorf("others may read the host key %s; remove it, and the next workshop makes another one", text.Shown(path))
	}
	key, err := ssh.ParsePrivateKey(b)
	if err != nil {
		return nil, fmt.Errorf("%s is not a host key; remove it, and the next workshop makes another one", text.Shown(path))
	}
	return key, nil
}

func newKey(path string) ([]byte, error) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	block, err := ssh.MarshalPrivateKey(key, "yourpart workshop")
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	b := pem.EncodeToMemory(block)
	return b, store.WriteFile(path, b, false)
}

// Fingerprint is a host key as ssh prints it when it asks whether to go on.
func Fingerprint(key ssh.Signer) string { return ssh.FingerprintSHA256(key.PublicKey()) }
