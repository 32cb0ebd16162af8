<?php
/**
 * Plugin Name: Pressyard
 * Description: What every site of Pressyard has: hardening, the page cache, and its address.
 */

require_once __DIR__ . '/pressyard/class-generation.php';
require __DIR__ . '/pressyard/hardening.php';
require __DIR__ . '/pressyard/address.php';
require __DIR__ . '/pressyard/page-cache.php';
require __DIR__ . '/pressyard/class-block-templates.php';
require __DIR__ . '/pressyard/class-theme-styles.php';
