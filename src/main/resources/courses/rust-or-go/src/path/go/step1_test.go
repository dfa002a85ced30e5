// Step 1: save as step1_test.go beside road.go, run: go test -run Step1
package road

import "testing"

func TestStep1(t *testing.T) {
	for name, want := range map[string]string{"Ada": "Hello, Ada!", "  ": "Hello, you!"} {
		if got := Greet(name); got != want {
			t.Errorf("Greet(%q) is %q, not %q", name, got, want)
		}
	}
}
