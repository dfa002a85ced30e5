package dev.crossroads.web;

import java.util.regex.Pattern;

/** Tells addresses of this server from those that lead away. */
public final class OwnPath {
    /**
     * A path with its query and fragment. Browsers read {@code //} and {@code /\} at the start as another host, take
     * {@code \} for {@code /}, and leave out tabs and ends of lines wherever they stand.
     */
    private static final Pattern FORM = Pattern.compile("/(?:[\\x21-\\x7e&&[^/\\\\]][\\x21-\\x7e&&[^\\\\]]{0,2047})?");

    private OwnPath() {}

    /** Whether following it stays on this server. */
    public static boolean is(String address) {
        return FORM.matcher(address).matches();
    }
}
