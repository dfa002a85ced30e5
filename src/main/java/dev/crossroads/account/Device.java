package dev.crossroads.account;

import dev.crossroads.pure.Pure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A device by the name people know it by, as far as its browser tells: enough to know one's own devices again, and not
 * a name for anything that depends on it.
 *
 * @param browser such as {@code Firefox}
 * @param system such as {@code Android}
 */
@Pure
record Device(String browser, String system) {
    /** By what a User-Agent has in it; the first that fits, as browsers name those that they want to be taken for. */
    private static final Map<String, String> BROWSERS = inOrder(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser/",
            "Samsung Internet",
            "Firefox/",
            "Firefox",
            "FxiOS/",
            "Firefox",
            "CriOS/",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = inOrder(
            "Android",
            "Android",
            "iPhone",
            "iOS",
            "iPad",
            "iPadOS",
            "CrOS",
            "ChromeOS",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "Linux",
            "Linux");

    /** The device of a User-Agent; empty for one that names no browser and system known here. */
    static Optional<Device> of(String userAgent) {
        return first(BROWSERS, userAgent)
                .flatMap(browser -> first(SYSTEMS, userAgent).map(system -> new Device(browser, system)));
    }

    private static Optional<String> first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }
}
