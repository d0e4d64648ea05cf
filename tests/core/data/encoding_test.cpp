#include "core/data/encoding.h"

#include <gtest/gtest.h>

namespace gradlab {
namespace {

/// UTF-16 with a byte order mark.
std::string utf16(const std::u16string& text, bool bigEnd) {
  std::string bytes;
  for (const char16_t unit : u"\uFEFF" + text) {
    const auto high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += {bigEnd ? high : low, bigEnd ? low : high};
  }
  return bytes;
}

TEST(Encoding, ReadsUtf8WithAndWithoutMark) {
  for (const std::string& text : {std::string("M\xC3\xBCller"), std::string(), std::string("\xF0\x9F\x8D\x90,1")}) {
    for (const std::string& mark : {std::string(), std::string("\xEF\xBB\xBF")}) {
      const Decoded decoded = decodeText(mark + text);
      EXPECT_EQ(decoded.text, text);
      EXPECT_TRUE(decoded.problems.empty() && decoded.remarks.empty());
    }
  }
}

TEST(Encoding, ReadsUtf16WithAByteOrderMark) {
  for (const bool bigEnd : {false, true}) {
    const Decoded decoded = decodeText(utf16(u"x,M\u00FCller \u20AC \U0001F350\n", bigEnd));
    EXPECT_EQ(decoded.text, "x,M\xC3\xBCller \xE2\x82\xAC \xF0\x9F\x8D\x90\n");
    EXPECT_TRUE(decoded.problems.empty() && decoded.remarks.empty());
  }
}

TEST(Encoding, DropsAControlCharacterSubAtTheEnd) {
  EXPECT_EQ(decodeText("x,y\r\n1,2\r\n\x1A").text, "x,y\r\n1,2\r\n");
  EXPECT_EQ(decodeText(utf16(u"x,y\n1,2\n\x1A", false)).text, "x,y\n1,2\n");
  EXPECT_EQ(decodeText("a\x1A"
                       "b")
                .text,
            "a\x1A"
            "b");
}

TEST(Encoding, RefusesUtf16ThatIsCutInTheMiddle) {
  EXPECT_EQ(decodeText("\xFF\xFE"
                       "a")
                .problems.size(),
            1U);
  EXPECT_EQ(decodeText(utf16(u"a", false) + "\x3C\xD8").problems.size(), 1U) << "half of a pear";
  EXPECT_EQ(decodeText(utf16(u"a", true) + "\xDC\x3C").problems.size(), 1U) << "the other half";
}

TEST(Encoding, ReadsInvalidUtf8AsWindows1252WithARemark) {
  const Decoded decoded = decodeText("M\xFCller, \x80 5, \x93quoted\x94 \x81");
  EXPECT_EQ(decoded.text, "M\xC3\xBCller, \xE2\x82\xAC 5, \xE2\x80\x9Cquoted\xE2\x80\x9D \xC2\x81");
  ASSERT_EQ(decoded.remarks.size(), 1U);
  EXPECT_EQ(decoded.remarks[0].code, "windows-1252");
  // Not UTF-8: overlong, a surrogate, beyond Unicode, incomplete.
  for (const char* bytes :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "a\xC3"})
    EXPECT_EQ(decodeText(bytes).remarks.size(), 1U) << bytes;
}

TEST(Encoding, RefusesBinaryFiles) {
  const std::string workbook("PK\x03\x04\x14\x00", 6), old("\xD0\xCF\x11\xE0\x00\x01", 6),
      utf16WithoutMark("x\0,\0y\0", 6);
  for (const std::string& bytes : {workbook, std::string("PK\x03\x04short"), old, utf16WithoutMark}) {
    const Decoded decoded = decodeText(bytes);
    ASSERT_EQ(decoded.problems.size(), 1U);
    EXPECT_EQ(decoded.problems[0].code, "no-text");
    EXPECT_NE(decoded.problems[0].message.find("save it as CSV"), std::string::npos);
  }
  EXPECT_TRUE(decodeText("PK,name\n1,x\n").problems.empty()) << "a column may be called PK";
}

}  // namespace
}  // namespace gradlab
