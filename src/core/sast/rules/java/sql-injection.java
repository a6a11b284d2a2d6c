import jakarta.servlet.http.HttpServletRequest;
import java.sql.*;
import java.util.*;

@RestController
class Boats {
  private static final Map<String, String> COLUMNS = Map.of("name", "name", "price", "price_cents");
  private final Connection conn;
  private Statement kept;

  Boats(Connection conn) {
    this.conn = conn;
  }

  void concatenated(HttpServletRequest request, Statement st) throws SQLException {
    String id = request.getParameter("id");
    // ruleid: java-sql-injection
    st.executeQuery("SELECT * FROM boats WHERE id = '" + id + "'");
    String sql = "SELECT * FROM boats";
    sql += " WHERE id = " + id;
    // ruleid: java-sql-injection
    kept.execute(sql);
    // ok: java-sql-injection
    st.executeQuery("SELECT * FROM boats WHERE id = 1" + " LIMIT 3");
  }

  void formatted(HttpServletRequest request) throws SQLException {
    String sql = String.format("SELECT * FROM boats WHERE name = '%s'", request.getHeader("X-Name"));
    try (Statement st = conn.createStatement(); ResultSet rows = conn.createStatement().executeQuery("SELECT 1")) {
      // ruleid: java-sql-injection
      st.executeUpdate(sql);
    }
  }

  void built(HttpServletRequest request, Statement st) throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT * FROM boats WHERE 1=1");
    sql.append(" AND name = '").append(request.getParameter("name")).append("'");
    // ruleid: java-sql-injection
    st.executeQuery(sql.toString());
  }

  @GetMapping("/boats")
  public List<Boat> mapped(@RequestParam String name) throws SQLException {
    var statement = conn.createStatement();
    // ruleid: java-sql-injection
    return read(conn.prepareStatement("SELECT * FROM boats WHERE name = '" + name + "'"));
  }

  @GetMapping("/boats/{id}")
  public List<Boat> mappedNumber(@PathVariable int id, Statement st) throws SQLException {
    // ok: java-sql-injection
    return read(st.executeQuery("SELECT * FROM boats WHERE id = " + id));
  }

  private String where(String column, String value) {
    return " WHERE " + column + " = '" + value + "'";
  }

  void throughHelper(HttpServletRequest request, Statement st) throws SQLException {
    // ruleid: java-sql-injection
    st.executeQuery("SELECT * FROM boats" + where("name", request.getParameter("name")));
  }

  void throughCollection(HttpServletRequest request, Statement st) throws SQLException {
    List<String> parts = new ArrayList<>();
    parts.add("SELECT * FROM boats WHERE name =");
    parts.add(request.getParameter("name"));
    // ruleid: java-sql-injection
    st.executeQuery(String.join(" ", parts));
    Map<String, String> filters = new HashMap<>();
    filters.put("name", request.getParameter("name"));
    filters.put("order", "price");
    // ruleid: java-sql-injection
    st.executeQuery("SELECT * FROM boats WHERE name = " + filters.get("name"));
    // ok: java-sql-injection
    st.executeQuery("SELECT * FROM boats ORDER BY " + filters.get("order"));
  }

  void prepared(HttpServletRequest request) throws SQLException {
    String id = request.getParameter("id");
    // ok: java-sql-injection
    PreparedStatement st = conn.prepareStatement("SELECT * FROM boats WHERE id = ?");
    st.setString(1, id);
    // ok: java-sql-injection
    st.executeQuery();
  }

  void numbers(HttpServletRequest request, Statement st) throws SQLException {
    int id = Integer.parseInt(request.getParameter("id"));
    // ok: java-sql-injection
    st.executeQuery("SELECT * FROM boats WHERE id = " + id);
  }

  void sorted(HttpServletRequest request, Statement st) throws SQLException {
    String column = COLUMNS.get(request.getParameter("sort"));
    // ok: java-sql-injection
    st.executeQuery("SELECT * FROM boats ORDER BY " + column);
    String order = switch (request.getParameter("order")) {
      case "up" -> "ASC";
      default -> "DESC";
    };
    // ok: java-sql-injection
    st.executeQuery("SELECT * FROM boats ORDER BY name " + order);
  }

  void looked(HttpServletRequest request, Other st) {
    // ok: java-sql-injection
    st.executeQuery("SELECT " + request.getParameter("x"));
  }
}
