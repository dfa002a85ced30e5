// Step 3: save as step3_test.go beside road.go, run: go test -run Step3
package road

import "testing"

func TestStep3(t *testing.T) {
	shelf := NewShelf(2)
	if !shelf.Put("red") || !shelf.Put("blue") || shelf.Len() != 2 {
		t.Fatal("there is room for two")
	}
	if shelf.Put("green") || shelf.Len() != 2 {
		t.Error("a third does not fit")
	}
	for _, want := range []string{"blue", "red"} {
		if got, ok := shelf.Take(); !ok || got != want {
			t.Errorf("Take gives %q, %v, not %q, true", got, ok, want)
		}
	}
	if got, ok := shelf.Take(); ok || got != "" {
		t.Errorf("an empty shelf gives \"\", false, not %q, %v", got, ok)
	}
}
