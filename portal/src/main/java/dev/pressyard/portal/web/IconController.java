package dev.pressyard.portal.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The icon sprite. Its address carries the assets' version. */
@RestController
class IconController {

    private final Assets assets;

    IconController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/icons.svg")
    ResponseEntity<byte[]> icons() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(assets.iconSprite());
    }
}
