// Step 5: save as step5_test.go beside road.go, run: go test -run Step5
package road

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestStep5(t *testing.T) {
	file := filepath.Join(t.TempDir(), "words.txt")
	if err := os.WriteFile(file, []byte("b a b c a b"), 0o600); err != nil {
		t.Fatal(err)
	}
	top, err := TopWords(file, 2)
	if want := []Counted{{"b", 3}, {"a", 2}}; err != nil || !reflect.DeepEqual(top, want) {
		t.Errorf("the commonest two are %v, %v, not %v", top, err, want)
	}
	_, err = TopWords("no-such-file.txt", 2)
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "no-such-file.txt") {
		t.Errorf("the error names the file that is not there: %v", err)
	}
}
