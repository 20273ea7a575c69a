package se.lagesbild.backend;

import org.jspecify.annotations.Nullable;

/** The version of a document as it travels in {@code ETag} and {@code If-Match}. */
public final class VersionTag {
    private VersionTag() {}

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /**
     * @return null when the sender named none
     * @throws Problem 400 when it is not a version of ours
     */
    public static @Nullable Integer read(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        var plain = ifMatch.replace("W/", "").replace("\"", "").trim();
        if (!plain.matches("[0-9]{1,9}")) {
            throw Problem.badQuery("If-Match", "not-a-version", ifMatch);
        }
        return Integer.valueOf(plain);
    }
}
