package se.lagesbild.backend.access;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The accounts of a demonstration in an installation that is none, so that tests of a real area can log in. */
@TestConfiguration
public class AccountsOfTests {
    @Bean
    SmartInitializingSingleton accountsOfTests(Accounts accounts) {
        return accounts::addDemoAccounts;
    }
}
