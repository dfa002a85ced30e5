// Package road is a solution of all steps of the Go path, to check the steps' tests with.
package road

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
)

func Greet(name string) string {
	name = strings.TrimSpace(name)
	if name == "" {
		name = "you"
	}
	return "Hello, " + name + "!"
}

func WordCount(text string) map[string]int {
	counts := map[string]int{}
	for _, word := range strings.Fields(text) {
		counts[strings.ToLower(word)]++
	}
	return counts
}

type Shelf struct {
	room  int
	books []string
}

func NewShelf(room int) *Shelf {
	return &Shelf{room: room}
}

func (s *Shelf) Put(book string) bool {
	if len(s.books) == s.room {
		return false
	}
	s.books = append(s.books, book)
	return true
}

func (s *Shelf) Take() (string, bool) {
	if len(s.books) == 0 {
		return "", false
	}
	last := s.books[len(s.books)-1]
	s.books = s.books[:len(s.books)-1]
	return last, true
}

func (s *Shelf) Len() int {
	return len(s.books)
}

type Person struct {
	Name string
	Age  int
}

var (
	ErrNoName = errors.New("no name")
	ErrNoAge  = errors.New("no age")
)

func ParsePerson(line string) (Person, error) {
	name, age, found := strings.Cut(line, ";")
	if !found {
		return Person{}, ErrNoAge
	}
	name = strings.TrimSpace(name)
	if name == "" {
		return Person{}, ErrNoName
	}
	years, err := strconv.Atoi(strings.TrimSpace(age))
	if err != nil {
		return Person{}, fmt.Errorf("age: %w", err)
	}
	return Person{Name: name, Age: years}, nil
}

type Counted struct {
	Word  string
	Count int
}

func TopWords(file string, most int) ([]Counted, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var words []Counted
	for word, count := range WordCount(string(text)) {
		words = append(words, Counted{word, count})
	}
	sort.Slice(words, func(i, j int) bool {
		if words[i].Count != words[j].Count {
			return words[i].Count > words[j].Count
		}
		return words[i].Word < words[j].Word
	})
	if len(words) > most {
		words = words[:most]
	}
	return words, nil
}

func WithGuest(team []string, guest string) []string {
	with := make([]string, 0, len(team)+1)
	with = append(with, team...)
	return append(with, guest)
}

type Hits struct {
	mu     sync.Mutex // guards counts
	counts map[string]int
}

func NewHits() *Hits {
	return &Hits{counts: map[string]int{}}
}

func (h *Hits) Add(path string) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.counts[path]++
	return h.counts[path]
}

func (h *Hits) Of(path string) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.counts[path]
}

func Handler() http.Handler {
	hits := NewHits()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, hits.Add(r.URL.Path))
	})
}
