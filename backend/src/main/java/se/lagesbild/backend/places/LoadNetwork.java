package se.lagesbild.backend.places;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** The area folder's street network is there before the first request is served. */
@Component
class LoadNetwork implements InitializingBean {
    private final Streets streets;

    LoadNetwork(Streets streets) {
        this.streets = streets;
    }

    @Override
    public void afterPropertiesSet() {
        streets.loadFromAreaFolder();
    }
}
