-- What courses say, to be searched: filled by the server at its start from the courses it serves, so it can always be
-- emptied. Nothing in it is about learners.

-- fingerprint is of everything that is indexed; a course that still has it is not indexed again.
CREATE TABLE search_course (
    course      text      PRIMARY KEY,
    config      regconfig NOT NULL,
    fingerprint text      NOT NULL
);

-- position is the section's place in the course, from 0.
CREATE TABLE search_section (
    course   text     NOT NULL REFERENCES search_course ON DELETE CASCADE,
    position int      NOT NULL,
    lesson   text     NOT NULL,
    section  text     NOT NULL,
    body     text     NOT NULL,
    document tsvector NOT NULL,
    PRIMARY KEY (course, position)
);

CREATE INDEX search_section_document ON search_section USING gin (document);
