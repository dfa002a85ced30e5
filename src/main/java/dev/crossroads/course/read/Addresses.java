package dev.crossroads.course.read;

import java.util.Optional;

/** Where what a short text names is found on the server, from every page that the text may be shown on. */
interface Addresses {
    /** Of a text that belongs to no course: relative addresses lead nowhere. */
    Addresses NONE = new Addresses() {
        @Override
        public Optional<String> ofLink(String target) {
            return Optional.empty();
        }

        @Override
        public Optional<String> ofPicture(String source) {
            return Optional.empty();
        }
    };

    /** A lesson, one of its sections, or a file, by an address relative to the text's own file. */
    Optional<String> ofLink(String target);

    /** A picture beside the chapters, by an address relative to the text's own file. */
    Optional<String> ofPicture(String source);
}
