// Step 4: save as step4_test.go beside road.go, run: go test -run Step4
package road

import (
	"errors"
	"strconv"
	"strings"
	"testing"
)

func TestStep4(t *testing.T) {
	if got, err := ParsePerson("Ada; 36"); err != nil || got != (Person{Name: "Ada", Age: 36}) {
		t.Errorf("Ada; 36 is %v, %v", got, err)
	}
	if _, err := ParsePerson("Ada"); !errors.Is(err, ErrNoAge) {
		t.Errorf("without an age the error is ErrNoAge, not %v", err)
	}
	if _, err := ParsePerson("; 36"); !errors.Is(err, ErrNoName) {
		t.Errorf("without a name the error is ErrNoName, not %v", err)
	}
	_, err := ParsePerson("Ada; old")
	if !errors.Is(err, strconv.ErrSyntax) || !strings.Contains(err.Error(), "age") {
		t.Errorf("the error says that it is about the age, and wraps what strconv said: %v", err)
	}
}
