package se.lagesbild.backend.maps.uploads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Names of the fields of one file, made fit to stand in queries and addresses. Not thread-safe. */
final class UploadNames {
    private static final Pattern FIT = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .-]{0,59}");
    private static final int LONGEST = 60;

    private final Map<String, String> known = new LinkedHashMap<>();

    /** The same name always becomes the same, and two names never become one. */
    String fit(String given) {
        return known.computeIfAbsent(given, name -> {
            var plain = name.strip().replaceAll("[^\\p{L}\\p{N}_ .-]", "_");
            var begun = plain.isEmpty() || !FIT.matcher(plain.substring(0, 1)).matches() || reserved(plain)
                    ? "_" + plain
                    : plain;
            var base = begun.length() > LONGEST - 5 ? begun.substring(0, LONGEST - 5) : begun;
            var free = base;
            for (int i = 2; known.containsValue(free); i++) {
                free = base + "_" + i;
            }
            return free;
        });
    }

    /** What the addresses of a collection already mean. */
    private static boolean reserved(String name) {
        return name.equals("geometry") || name.equals("id");
    }

    /** @throws IllegalStateException where a name was not made here */
    static String checked(String name) {
        if (!FIT.matcher(name).matches()) {
            throw new IllegalStateException("a field of an upload has a name that is not fit for a query");
        }
        return name;
    }
}
