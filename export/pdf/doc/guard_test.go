package doc

import "testing"

func TestSafeURL(t *testing.T) {
	good := []string{"https://example.com/a?b=c#d", "http://example.com", "mailto:a@example.com"}
	bad := []string{"javascript:alert(1)", "file:///etc/passwd", "https://", "", "example.com", "https://example.com/(a)", "ftp://example.com", "https://a\nb"}
	for _, s := range good {
		if _, ok := safeURL(s); !ok {
			t.Errorf("%q was refused", s)
		}
	}
	for _, s := range bad {
		if u, ok := safeURL(s); ok {
			t.Errorf("%q was let through as %q", s, u)
		}
	}
}
