package file

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// A PDF is encrypted as ISO 32000-2 says in 7.6, with the standard handler in
// its revision 6: AES-256 with a random key, and that key encrypted for the
// passphrase. Objects without a stream stand in packs, which are streams; so only
// streams are encrypted, and what text there is in a stream's own dictionary.

// permitted is what whoever has the passphrase may do: everything, also have
// the text read out. It keeps the file from others and nobody from using it.
const permitted = -4

// A Lock is the key of one file, and what the file says for a passphrase to
// get at it.
type Lock struct {
	Key  []byte
	Dict string
}

// NewLock makes a key that a passphrase opens. A PDF has two passphrases, one
// to open it and one of its owner. Both are the same here, in the two ways that
// programs spell it: as the standard wants it prepared, and as it was typed.
func NewLock(passphrase string) (*Lock, error) {
	prepared, err := PreparePassphrase(passphrase)
	if err != nil {
		return nil, err
	}
	l := &Lock{Key: random(32)}
	u, ue := l.wrap(prepared, nil)
	o, oe := l.wrap(TypedPassphrase(passphrase), u)
	l.Dict = fmt.Sprintf("<</Filter /Standard /V 5 /R 6 /Length 256 /P %d /U <%x> /UE <%x> /O <%x> /OE <%x> /Perms <%x> /EncryptMetadata true"+
		" /CF <</StdCF <</Type /CryptFilter /CFM /AESV3 /AuthEvent /DocOpen /Length 32>>>> /StmF /StdCF /StrF /StdCF>>",
		permitted, u, ue, o, oe, l.perms())
	return l, nil
}

// wrap makes what reports whether a passphrase is right, and the key encrypted
// for it. That of the owner is bound to the other one, user.
func (l *Lock) wrap(passphrase string, user []byte) (check, wrapped []byte) {
	salts := random(16)
	check = append(passphraseHash(passphrase, salts[:8], user), salts...)
	wrapped = bytes.Clone(l.Key)
	cipher.NewCBCEncrypter(cipherOf(passphraseHash(passphrase, salts[8:], user)), noIV).CryptBlocks(wrapped, wrapped)
	return check, wrapped
}

// perms is what is permitted once more, so that nobody can change it unseen.
func (l *Lock) perms() []byte {
	p := int32(permitted)
	b := binary.LittleEndian.AppendUint32(nil, uint32(p))
	b = append(b, "\xff\xff\xff\xffTadb"...)
	b = append(b, random(4)...)
	cipherOf(l.Key).Encrypt(b, b)
	return b
}

// OpenLock gets the key out of what a file says, with a passphrase.
func OpenLock(dict, passphrase string) (*Lock, error) {
	prepared, err := PreparePassphrase(passphrase)
	if err != nil {
		return nil, err
	}
	l := &Lock{Dict: dict}
	u, ue, perms := l.bytes("U", 48), l.bytes("UE", 32), l.bytes("Perms", 16)
	o, oe := l.bytes("O", 48), l.bytes("OE", 32)
	if u == nil || ue == nil || o == nil || oe == nil || perms == nil {
		return nil, errCut
	}
	if !l.unwrap(prepared, nil, u, ue) && !l.unwrap(TypedPassphrase(passphrase), u, o, oe) {
		return nil, errors.New("the passphrase does not open it")
	}
	cipherOf(l.Key).Decrypt(perms, perms)
	if string(perms[9:12]) != "adb" {
		return nil, errCut
	}
	return l, nil
}

// unwrap takes the key over where the passphrase is right.
func (l *Lock) unwrap(passphrase string, user, check, wrapped []byte) bool {
	if !bytes.Equal(passphraseHash(passphrase, check[32:40], user), check[:32]) {
		return false
	}
	l.Key = bytes.Clone(wrapped)
	cipher.NewCBCDecrypter(cipherOf(passphraseHash(passphrase, check[40:48], user)), noIV).CryptBlocks(l.Key, l.Key)
	return true
}

// bytes is a string of the dictionary that has so many, or nil.
func (l *Lock) bytes(name string, size int) []byte {
	_, rest, _ := strings.Cut(l.Dict, "/"+name+" <")
	digits, _, _ := strings.Cut(rest, ">")
	b, err := hex.DecodeString(digits)
	if err != nil || len(b) != size {
		return nil
	}
	return b
}

// passphraseHash is algorithm 2.B, which takes at least 64 rounds.
func passphraseHash(passphrase string, salt, user []byte) []byte {
	first := sha256.New()
	first.Write([]byte(passphrase))
	first.Write(salt)
	first.Write(user)
	k := first.Sum(nil)
	for round := 1; ; round++ {
		e := bytes.Repeat(append(append([]byte(passphrase), k...), user...), 64)
		cipher.NewCBCEncrypter(cipherOf(k[:16]), k[16:32]).CryptBlocks(e, e)
		sum := 0 // the first 16 bytes as a number, modulo 3
		for _, b := range e[:16] {
			sum += int(b)
		}
		switch sum % 3 {
		case 0:
			h := sha256.Sum256(e)
			k = h[:]
		case 1:
			h := sha512.Sum384(e)
			k = h[:]
		default:
			h := sha512.Sum512(e)
			k = h[:]
		}
		if round >= 64 && int(e[len(e)-1]) <= round-32 {
			return k[:32]
		}
	}
}

// seal encrypts an object that is a stream.
func (l *Lock) seal(body string) (string, error) {
	dict, data, ok := plainStream(body)
	ok = ok && !strings.Contains(dict, `\`) // our own texts have no escapes
	dict = textOrLengthRE.ReplaceAllStringFunc(dict, func(s string) string {
		switch {
		case s == "<<":
			return s
		case s[0] == '/': // StreamOf says the new one
			return ""
		case s[0] == '(':
			return fmt.Sprintf("<%x>", l.encrypt(s[1:len(s)-1]))
		}
		b, err := hex.DecodeString(s[1 : len(s)-1])
		ok = ok && err == nil
		return fmt.Sprintf("<%x>", l.encrypt(string(b)))
	})
	if !ok || strings.Contains(dict, "(") {
		return "", errors.New("encrypting the PDF: an object of another shape; this is a fault of the program")
	}
	return StreamOf(strings.TrimSpace(dict), string(l.encrypt(data))), nil
}

// textOrLengthRE finds strings in a dictionary, and how long its stream is.
var textOrLengthRE = regexp.MustCompile(`<<|\([^()]*\)|<[0-9A-Fa-f]*>|/Length \d+`)

// encrypt is a text in AES-CBC, behind a random initialization vector and padded
// to whole blocks.
func (l *Lock) encrypt(text string) []byte {
	pad := aes.BlockSize - len(text)%aes.BlockSize
	out := append(random(aes.BlockSize), text...)
	out = append(out, bytes.Repeat([]byte{byte(pad)}, pad)...)
	cipher.NewCBCEncrypter(cipherOf(l.Key), out[:aes.BlockSize]).CryptBlocks(out[aes.BlockSize:], out[aes.BlockSize:])
	return out
}

// open is a text as it was before encrypt.
func (l *Lock) open(data string) (string, error) {
	b := []byte(data)
	if len(b) < 2*aes.BlockSize || len(b)%aes.BlockSize != 0 {
		return "", errCut
	}
	iv, b := b[:aes.BlockSize], b[aes.BlockSize:]
	cipher.NewCBCDecrypter(cipherOf(l.Key), iv).CryptBlocks(b, b)
	pad := int(b[len(b)-1])
	if pad == 0 || pad > aes.BlockSize {
		return "", errCut
	}
	return string(b[:len(b)-pad]), nil
}

// noIV is the initialization vector of zeros that the standard has where a key is
// used once.
var noIV = make([]byte, aes.BlockSize)

func cipherOf(key []byte) cipher.Block {
	b, err := aes.NewCipher(key)
	if err != nil {
		panic(err) // all our keys have 16 or 32 bytes
	}
	return b
}

// random is so many bytes that nobody can guess; the system never fails to give
// them.
func random(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return b
}
