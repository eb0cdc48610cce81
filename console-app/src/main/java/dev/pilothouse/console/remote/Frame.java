package dev.pilothouse.console.remote;

import tools.jackson.databind.JsonNode;

import java.util.Base64;

/// A line that an engine sends: parts, then one of the others.
///
/// @param is what it is
/// @param body what it says
record Frame(Kind is, JsonNode body) {

    /// What a frame can be.
    enum Kind {
        /// The first of a connection: a [Greeting].
        GREETING,
        /// The token was right.
        WELCOME,
        /// A piece of the answer; more follows.
        PART,
        /// Nothing to say yet, but still there.
        BEAT,
        /// The end of the answer.
        DONE,
        /// The engine said no: a [Problem].
        REFUSED,
        /// The request makes no sense: a [Problem].
        WRONG,
        /// It could not be done: a [Problem].
        FAILED,
        /// Too many are connected: try again.
        BUSY
    }

    /// Who answers.
    ///
    /// @param protocol the number of the protocol
    /// @param version the program's version
    record Greeting(int protocol, String version) {}

    /// Why something was not done.
    ///
    /// @param what what is wrong
    /// @param remedy what to do
    record Problem(String what, String remedy) {}

    /// Some bytes of a stream.
    record Chunk(String base64) {

        /// Of these bytes.
        static Chunk of(byte[] bytes) {
            return new Chunk(Base64.getEncoder().encodeToString(bytes));
        }

        /// The bytes.
        byte[] toBytes() {
            return Base64.getDecoder().decode(base64);
        }
    }

    /// What a request came to.
    ///
    /// @param number the run that will do it, or how many events were written
    record Outcome(long number) {}

    /// A frame with anything in it.
    static Frame of(Kind kind, Object body) {
        return new Frame(kind, ControlJson.tree(body));
    }
}
