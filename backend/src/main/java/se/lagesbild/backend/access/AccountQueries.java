package se.lagesbild.backend.access;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts and the one-time link of the first administrator. */
@Repository
class AccountQueries {
    private final JdbcClient jdbc;

    AccountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param passwordHash with its scheme in braces, as Spring Security writes it */
    record Account(UUID id, String name, String displayName, String passwordHash, Set<Role> roles) {}

    Optional<Account> find(String name) {
        return jdbc.sql("""
                        select id, name, display_name, password_hash, roles
                        from access.account
                        where name = :name and active
                        """)
                .param("name", name)
                .query((row, i) -> new Account(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("display_name"),
                        row.getString("password_hash"),
                        roles(row.getArray("roles"))))
                .optional();
    }

    /** @return false when the name is taken; nothing is changed then */
    boolean add(UUID id, String name, String displayName, String passwordHash, Set<Role> roles) {
        return jdbc.sql("""
                        insert into access.account (id, name, display_name, password_hash, roles)
                        values (:id, :name, :displayName, :hash, string_to_array(:roles, ','))
                        on conflict (name) do nothing
                        """)
                        .param("id", id)
                        .param("name", name)
                        .param("displayName", displayName)
                        .param("hash", passwordHash)
                        .param(
                                "roles",
                                String.join(
                                        ",",
                                        roles.stream().map(Role::name).sorted().toList()))
                        .update()
                == 1;
    }

    boolean anyAdministrator() {
        return jdbc.sql("select exists (select from access.account where 'ADMIN' = any(roles) and active)")
                .query(Boolean.class)
                .single();
    }

    List<Account> demoAccounts() {
        return jdbc.sql("""
                        select id, name, display_name, password_hash, roles
                        from access.account
                        where demo
                        order by created_at, name
                        """)
                .query((row, i) -> new Account(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("display_name"),
                        "",
                        roles(row.getArray("roles"))))
                .list();
    }

    void markDemo(UUID id) {
        jdbc.sql("update access.account set demo = true where id = :id")
                .param("id", id)
                .update();
    }

    /** Replaces any earlier link: only the newest works. */
    void keepFirstAdministratorLink(String tokenHash, Instant expiresAt) {
        jdbc.sql("delete from access.first_administrator_link").update();
        jdbc.sql("insert into access.first_administrator_link (token_hash, expires_at) values (:hash, :expires)")
                .param("hash", tokenHash)
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return true once for a link that has not expired; it is gone afterwards */
    boolean useFirstAdministratorLink(String tokenHash, Instant now) {
        return jdbc.sql("delete from access.first_administrator_link where token_hash = :hash and expires_at > :now")
                        .param("hash", tokenHash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Set<Role> roles(Array names) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) names.getArray()).map(Role::valueOf).forEach(roles::add);
        return roles;
    }
}
