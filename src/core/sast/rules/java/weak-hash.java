import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

class Sums {
  private static final String OLD = "MD5";
  private static final String GOOD = "SHA-256";

  byte[] sums(byte[] content) throws Exception {
    // ruleid: java-weak-hash
    MessageDigest.getInstance("md5");
    // ruleid: java-weak-hash
    MessageDigest.getInstance(OLD);
    String algorithm = "SHA" + "-1";
    // ruleid: java-weak-hash
    MessageDigest.getInstance(algorithm, "BC");
    // ruleid: java-weak-hash
    DigestUtils.md5Hex(content);
    // ok: java-weak-hash
    MessageDigest.getInstance("SHA-512");
    // ok: java-weak-hash
    return MessageDigest.getInstance(GOOD).digest(content);
  }
}
