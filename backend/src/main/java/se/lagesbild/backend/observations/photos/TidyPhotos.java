package se.lagesbild.backend.observations.photos;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Tidies the folder of photos when the service has started; a word of the command line that joins a running one leaves it alone. */
@Component
@ConditionalOnWebApplication
class TidyPhotos implements ApplicationRunner {
    private final Photos photos;

    TidyPhotos(Photos photos) {
        this.photos = photos;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        photos.tidy();
    }
}
