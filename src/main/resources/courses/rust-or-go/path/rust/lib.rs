//! A solution of all steps of the Rust path, to check the steps' tests with.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

pub fn greet(name: &str) -> String {
    let name = name.trim();
    format!("Hello, {}!", if name.is_empty() { "you" } else { name })
}

pub fn word_count(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in text.split_whitespace() {
        *counts.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    counts
}

pub struct Shelf {
    room: usize,
    books: Vec<String>,
}

impl Shelf {
    pub fn new(room: usize) -> Self {
        Shelf { room, books: Vec::new() }
    }

    pub fn put(&mut self, book: &str) -> bool {
        let fits = self.books.len() < self.room;
        if fits {
            self.books.push(book.to_string());
        }
        fits
    }

    pub fn take(&mut self) -> Option<String> {
        self.books.pop()
    }

    pub fn len(&self) -> usize {
        self.books.len()
    }

    pub fn is_empty(&self) -> bool {
        self.books.is_empty()
    }
}

#[derive(Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub age: u8,
}

#[derive(Debug, PartialEq)]
pub enum PersonError {
    NoName,
    NoAge,
    BadAge(String),
}

pub fn parse_person(line: &str) -> Result<Person, PersonError> {
    let (name, age) = line.split_once(';').ok_or(PersonError::NoAge)?;
    let (name, age) = (name.trim(), age.trim());
    if name.is_empty() {
        return Err(PersonError::NoName);
    }
    let age = age.parse().map_err(|_| PersonError::BadAge(age.to_string()))?;
    Ok(Person { name: name.to_string(), age })
}

pub fn top_words(file: &str, most: usize) -> Result<Vec<(String, usize)>, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let mut words: Vec<_> = word_count(&text).into_iter().collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    words.truncate(most);
    Ok(words)
}

pub fn remove_short(words: &mut Vec<String>, least: usize) -> usize {
    let before = words.len();
    words.retain(|word| word.len() >= least);
    before - words.len()
}

#[derive(Default)]
pub struct Hits {
    counts: Mutex<HashMap<String, u64>>,
}

impl Hits {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn add(&self, path: &str) -> u64 {
        let mut counts = self.counts.lock().unwrap();
        let count = counts.entry(path.to_string()).or_insert(0);
        *count += 1;
        *count
    }

    pub fn of(&self, path: &str) -> u64 {
        self.counts.lock().unwrap().get(path).copied().unwrap_or(0)
    }
}

pub fn serve(listener: TcpListener) {
    let hits = Arc::new(Hits::new());
    for stream in listener.incoming().flatten() {
        let hits = Arc::clone(&hits);
        thread::spawn(move || answer(stream, &hits));
    }
}

fn answer(mut stream: TcpStream, hits: &Hits) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().unwrap_or(Ok(String::new()))?;
    while lines.next().transpose()?.filter(|line| !line.is_empty()).is_some() {}
    let count = hits.add(first.split(' ').nth(1).unwrap_or("/")).to_string();
    write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{count}", count.len())
}
