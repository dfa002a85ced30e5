package dev.crossroads.web;

/** Limits on one request. Past a limit the answer is 413, 414 or 431. */
final class HttpLimits {
    /**
     * The largest body: 128 KiB hold the longest answer to a question in any script, at nine bytes a character in a
     * form.
     */
    static final int BODY_BYTES = 128 * 1024;

    /** The largest body of a form that may bring a file: its bytes, or what they say in UTF-8, sent once more. */
    static final int UPLOAD_BYTES = 2 * Uploads.MOST_BYTES + BODY_BYTES;

    /** The longest request line, path and query included. */
    static final int REQUEST_LINE_BYTES = 4 * 1024;

    /** All headers of a request together. */
    static final int HEADER_BYTES = 16 * 1024;

    /** Fields of one form. */
    static final int FORM_FIELDS = 256;

    /** A connection on which nothing happens is closed after this many seconds. */
    static final int IDLE_SECONDS = 60;

    /** Connections of one address: a school behind one address, at six a browser. */
    static final int CONNECTIONS_PER_ADDRESS = 1_000;

    private HttpLimits() {}
}
