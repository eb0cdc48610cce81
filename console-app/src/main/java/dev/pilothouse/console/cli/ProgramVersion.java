package dev.pilothouse.console.cli;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/// The version of the program, as the build wrote it down.
public final class ProgramVersion implements IVersionProvider {

    private static final String RESOURCE = "version.properties";

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"pilothouse " + number()};
    }

    /// The version's number.
    public static String number() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = ProgramVersion.class.getResourceAsStream(RESOURCE)) {
            properties.load(in);
        }
        return properties.getProperty("version", "unknown");
    }
}
