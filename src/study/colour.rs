//! What a colour of a code is: one of twelve, counted from 0, each in a shade for dark and one for light ground.
//!
//! The twelve were searched for from the seven of Okabe and Ito (2008): shifted until each can be read as text on the
//! grounds of well-known terminals, in the 256-colour palette too, with five more added, so that all stay apart to
//! readers with protanopia and deuteranopia. Twelve is more than colour alone can carry, most of all on a light
//! ground: each code also has its letter.

/// How many there are.
pub const COLOURS: usize = 12;

/// As `0xRRGGBB`.
pub const ON_DARK: [u32; COLOURS] = [
    0xff9316, 0x33bbf9, 0x33bc6e, 0xf0e442, 0x419dcc, 0xd08322, 0xca7d9e, 0xa8f0f0, 0x48d8a8, 0x60d8f0,
    0xa8f0a8, 0xf0c060,
];

/// As `0xRRGGBB`; also those of white paper.
pub const ON_LIGHT: [u32; COLOURS] = [
    0x754806, 0x4b4989, 0x064751, 0x767300, 0x0a68c9, 0x6c140c, 0x9b5c7f, 0x000000, 0x300060, 0x1800a8,
    0x0018f0, 0x000030,
];
