#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gradlab::cli {

/// The content of a file, with `-` for standard input; nothing if it cannot be read.
std::optional<std::string> readFile(const std::string& path);

/// Writes a file; returns whether it succeeded.
bool writeFile(const std::string& path, std::span<const std::uint8_t> bytes);

/// The path of a file of data/: in the folder GRADLAB_DATA of the environment, or else beside the source code.
std::string dataPath(std::string_view file);

}  // namespace gradlab::cli
