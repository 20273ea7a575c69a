package se.lagesbild.backend.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.TrelleborgApp;

class AccountsTests extends TrelleborgApp {
    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    UserAdd userAdd;

    @Test
    void anAddedAccountCanLogInAndItsPasswordIsNotStored() {
        accounts.add("ny.planerare", "Ny", "ett långt lösenord", Set.of(Role.PLANNER));
        assertThat(http.logIn("ny.planerare", "ett långt lösenord").status()).isEqualTo(204);
        assertThat(jdbc.sql("select password_hash from access.account where name = 'ny.planerare'")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}")
                .doesNotContain("långt");
    }

    @Test
    void tellsEveryRuleThatANewAccountBreaks() {
        assertThatThrownBy(() -> accounts.add("Åke Ö", "", "kort", Set.of(Role.SYSTEM)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fields())
                                .extracting(Problem.Field::code)
                                .containsExactly("account-name", "password-short", "roles-missing"));
        assertThatThrownBy(() -> accounts.add("planerare", "", "ett långt lösenord", Set.of(Role.PLANNER)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fields())
                                .extracting(Problem.Field::code)
                                .containsExactly("account-taken"));
    }

    @Test
    void theFirstAdministratorsLinkWorksOnceAndNotWhereThereIsOne() {
        var secret = accounts.newFirstAdministratorSecret();
        assertThatThrownBy(() -> accounts.addFirstAdministrator(secret, "chef", "Chef", "ett långt lösenord"))
                .as("the demonstration has an administrator")
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("link-used"));

        jdbc.sql("update access.account set active = false where 'ADMIN' = any(roles)")
                .update();
        try {
            assertThatThrownBy(() -> accounts.addFirstAdministrator("gissat", "chef", "Chef", "ett långt lösenord"))
                    .isInstanceOf(Problem.class);
            accounts.addFirstAdministrator(secret, "chef", "Chef", "ett långt lösenord");
            assertThat(http.logIn("chef", "ett långt lösenord").status()).isEqualTo(204);
        } finally {
            jdbc.sql("delete from access.account where name = 'chef'").update();
            jdbc.sql("update access.account set active = true where 'ADMIN' = any(roles)")
                    .update();
        }
        assertThat(http.post(
                                "planerare",
                                "/api/first-administrator",
                                "{\"secret\": \"" + secret
                                        + "\", \"name\": \"tva\", \"password\": \"ett långt lösenord\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void userAddSaysHowItIsWritten() {
        assertThat(userAdd.run(List.of())).isEqualTo(2);
        assertThat(userAdd.run(List.of("add", "x"))).isEqualTo(2);
    }
}
