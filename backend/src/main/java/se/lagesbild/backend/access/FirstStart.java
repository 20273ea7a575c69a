package se.lagesbild.backend.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Installation;

/** Demo accounts in a demonstration; otherwise a one-time link while there is no administrator. */
@Component
class FirstStart implements InitializingBean, ApplicationListener<WebServerInitializedEvent> {
    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

    private final Installation installation;
    private final Accounts accounts;

    FirstStart(Installation installation, Accounts accounts) {
        this.installation = installation;
        this.accounts = accounts;
    }

    @Override
    public void afterPropertiesSet() {
        if (installation.demo()) {
            accounts.addDemoAccounts();
        }
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        int port = event.getWebServer().getPort();
        var address = "http://localhost:" + port;
        if (installation.demo()) {
            log.info("Lägesbild: {}/map  (exempeldata)", address);
            log.info(
                    "Konton: {}; lösenord: {}",
                    String.join(
                            ", ",
                            accounts.demoAccounts().stream()
                                    .map(AccountQueries.Account::name)
                                    .toList()),
                    Accounts.DEMO_PASSWORD);
        } else {
            log.info("Lägesbild: {}/map", address);
            if (!accounts.anyAdministrator()) {
                log.info(
                        "Skapa den första administratören inom 24 timmar (länken gäller en gång): {}/first-admin#{}",
                        address,
                        accounts.newFirstAdministratorSecret());
            }
        }
    }
}
