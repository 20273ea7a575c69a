package se.lagesbild.start;

/**
 * How to reach one database.
 *
 * @param url JDBC address, {@code jdbc:postgresql://host:port/name}
 * @param user its user
 * @param password the user's password; never printed
 */
public record Database(String url, String user, String password) {
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
