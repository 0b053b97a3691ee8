-- A desk must be able to take its first complaint; admins add the rest.
INSERT INTO categories (name, default_priority, position) SELECT 'Other', 'medium', 100 WHERE NOT EXISTS (SELECT FROM categories);
