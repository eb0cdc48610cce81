package dev.pilothouse.installers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The version as packagers spell it.
class VersionTest {

    @Test
    void ordersWhatLeadsToAVersionBeforeIt() {
        assertThat(new Version("0.1.0-SNAPSHOT").debian()).isEqualTo("0.1.0~snapshot");
        assertThat(new Version("0.1.0").debian()).isEqualTo("0.1.0");
    }

    @Test
    void hasOnlyNumbersForJpackage() {
        assertThat(new Version("1.2.3-SNAPSHOT").numbers()).isEqualTo("1.2.3");
    }
}
